package org.spoke.gateway.common;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A part of a machine.
 *
 * @param cores whole CPU cores
 * @param memoryMib memory in MiB
 * @param diskMib disk in MiB
 */
@Introspected
@Schema(description = "A part of a machine.")
public record Resources(
    @JsonProperty(required = true) int cores,
    @JsonProperty(required = true) long memoryMib,
    @JsonProperty(required = true) long diskMib) {

  /** As a service says it. */
  public static Resources of(org.spoke.proto.common.v1.Resources message) {
    return new Resources(message.getCores(), message.getMemoryMib(), message.getDiskMib());
  }

  /** As services are asked. */
  public org.spoke.proto.common.v1.Resources toMessage() {
    return org.spoke.proto.common.v1.Resources.newBuilder()
        .setCores(cores)
        .setMemoryMib(memoryMib)
        .setDiskMib(diskMib)
        .build();
  }
}
