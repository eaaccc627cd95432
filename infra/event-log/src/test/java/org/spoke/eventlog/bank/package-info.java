/** A small service with which the event log is tested: accounts that hold coins. */
@Configuration
@Requires(property = "spoke.service", value = "bank")
package org.spoke.eventlog.bank;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
