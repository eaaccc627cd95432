/** Knows the box's own machine, what of it is onboarded as a device, and which lease holds what. */
@Configuration
@Requires(property = "spoke.service", value = "registry")
package org.spoke.registry;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
