package org.spoke.gateway.offer;

import io.micronaut.core.annotation.Introspected;
import org.spoke.gateway.common.Price;
import org.spoke.gateway.common.Resources;

/**
 * What a device offers to tenants now.
 *
 * @param providerAddress Cardano address where the provider is paid
 */
@Introspected
public record Offer(
    String id, String deviceId, Resources free, Price price, String providerAddress) {

  static Offer of(org.spoke.proto.registry.v1.Offer message) {
    return new Offer(
        message.getId(),
        message.getDeviceId(),
        Resources.of(message.getFree()),
        Price.of(message.getPrice()),
        message.getProviderAddress());
  }
}
