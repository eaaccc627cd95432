package org.spoke.gateway.device;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import org.spoke.gateway.common.Price;
import org.spoke.gateway.common.Resources;

/** Asks to change a device; what is absent stays as it is. */
@Introspected
public record ChangeDevice(
    @Nullable @JsonSetter(nulls = Nulls.SET) Resources reserve,
    @Nullable @JsonSetter(nulls = Nulls.SET) Price price,
    @Nullable @JsonSetter(nulls = Nulls.SET) String walletAddress,
    @Nullable @JsonSetter(nulls = Nulls.SET) String name) {}
