/** A second small service, which lives from the bank's events. */
@Configuration
@Requires(property = "spoke.service", value = "courier")
package org.spoke.eventlog.courier;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
