package org.spoke.gateway.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;

/** Asks for a replay of all services. */
@Introspected
public record StartReplay(@JsonProperty(required = true) ReplayMode mode) {}
