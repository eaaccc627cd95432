package org.spoke.gateway.deadletter;

import io.micronaut.core.annotation.Introspected;

/**
 * Outcome of trying a parked event again.
 *
 * @param handled false when it failed again and stays
 */
@Introspected
public record Retried(boolean handled) {}
