package org.spoke.gateway.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;

/** Whether a device shall take jobs. */
@Introspected
public record Availability(@JsonProperty(required = true) boolean available) {}
