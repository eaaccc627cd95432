/** Runs virtual machines for jobs: images, hypervisors, guests, and each VM's life as events. */
@Configuration
@Requires(property = "spoke.service", value = "vm")
package org.spoke.vm;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
