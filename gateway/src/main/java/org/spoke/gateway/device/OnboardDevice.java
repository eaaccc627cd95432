package org.spoke.gateway.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import org.spoke.gateway.common.Price;
import org.spoke.gateway.common.Resources;

/**
 * Asks to reserve a part of this machine for the network.
 *
 * @param name 1 to 63 letters, digits, hyphens
 * @param reserve must fit into the machine's onboardable part
 * @param price at least one currency above zero
 * @param walletAddress Cardano address (bech32)
 */
@Introspected
public record OnboardDevice(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Resources reserve,
    @JsonProperty(required = true) Price price,
    @JsonProperty(required = true) String walletAddress) {}
