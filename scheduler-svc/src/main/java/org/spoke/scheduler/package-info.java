/** Jobs from request to close: finds an offer, signs the contract and drives the job to its end. */
@Configuration
@Requires(property = "spoke.service", value = "scheduler")
package org.spoke.scheduler;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
