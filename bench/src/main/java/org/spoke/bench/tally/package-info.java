/**
 * The service that is measured: the smallest aggregate, event and read model that go the whole way.
 */
@Configuration
@Requires(property = "spoke.service", value = "bench")
package org.spoke.bench.tally;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
