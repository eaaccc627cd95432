/** The box's front door: REST, OpenAPI, live events and shells over HTTP. */
@Configuration
@Requires(property = "spoke.service", value = "gateway")
package org.spoke.gateway;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
