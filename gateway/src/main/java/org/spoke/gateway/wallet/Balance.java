package org.spoke.gateway.wallet;

import io.micronaut.core.annotation.Introspected;
import java.util.Map;

/**
 * What the chain says that a wallet holds now.
 *
 * @param lovelace in lovelace
 * @param tokens other tokens: policy id and asset name, hex, to units
 */
@Introspected
public record Balance(long lovelace, Map<String, Long> tokens) {}
