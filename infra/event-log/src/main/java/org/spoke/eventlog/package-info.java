/**
 * The event log of a service: Axon on Postgres, with everything that makes it trustworthy. What
 * services use is in this package; how it works is in the packages below.
 */
@Configuration
@Requires(property = "spoke.service")
@Requires(property = "datasources.default.url")
package org.spoke.eventlog;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
