/**
 * Holds the money of contracts in escrow on Cardano: wallets, escrows and the chain that they live
 * on.
 */
@Configuration
@Requires(property = "spoke.service", value = "payment")
package org.spoke.payment;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
