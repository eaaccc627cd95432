package org.spoke.gateway.wallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;

/**
 * Asks for a new wallet.
 *
 * @param name 1 to 63 letters, digits, hyphens; unique on this box
 */
@Introspected
public record CreateWallet(@JsonProperty(required = true) String name) {}
