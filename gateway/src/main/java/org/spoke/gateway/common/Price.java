package org.spoke.gateway.common;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What one hour costs, in each currency that the provider takes; absent or zero: not taken.
 *
 * @param lovelacePerHour lovelace an hour
 * @param ntxUnitsPerHour NTX units an hour
 */
@Introspected
@Schema(description = "What one hour costs; a currency that is absent or zero is not taken.")
public record Price(
    @Nullable @JsonSetter(nulls = Nulls.SET) Long lovelacePerHour,
    @Nullable @JsonSetter(nulls = Nulls.SET) Long ntxUnitsPerHour) {

  /** As a service says it. */
  public static Price of(org.spoke.proto.common.v1.Price message) {
    return new Price(message.getLovelacePerHour(), message.getNtxUnitsPerHour());
  }

  /** As services are asked. */
  public org.spoke.proto.common.v1.Price toMessage() {
    return org.spoke.proto.common.v1.Price.newBuilder()
        .setLovelacePerHour(lovelacePerHour == null ? 0 : lovelacePerHour)
        .setNtxUnitsPerHour(ntxUnitsPerHour == null ? 0 : ntxUnitsPerHour)
        .build();
  }
}
