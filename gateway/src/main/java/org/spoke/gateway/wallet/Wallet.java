package org.spoke.gateway.wallet;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import org.spoke.gateway.http.Protobuf;

/**
 * A Cardano wallet of this box.
 *
 * @param address base address, bech32
 * @param stakeAddress public stake address, bech32
 * @param network preprod, mainnet or devnet
 */
@Introspected
public record Wallet(
    String id,
    String name,
    String address,
    @Nullable String stakeAddress,
    String network,
    @Nullable Instant createdAt) {

  static Wallet of(org.spoke.proto.payment.v1.Wallet message) {
    return new Wallet(
        message.getId(),
        message.getName(),
        message.getAddress(),
        Protobuf.text(message.getStakeAddress()),
        message.getNetwork(),
        Protobuf.instant(message.hasCreatedAt(), message.getCreatedAt()));
  }
}
