package org.spoke.gateway.device;

import org.spoke.gateway.common.Price;
import org.spoke.gateway.common.Resources;
import org.spoke.gateway.http.Protobuf;
import org.spoke.gateway.machine.MachineMapping;
import org.spoke.proto.registry.v1.ChangeDeviceRequest;
import org.spoke.proto.registry.v1.OnboardDeviceRequest;

/** Devices between the registry's shape and REST's. */
final class DeviceMapping {
  private DeviceMapping() {}

  static Device device(org.spoke.proto.registry.v1.Device message) {
    return new Device(
        message.getId(),
        message.getName(),
        Protobuf.constant(DeviceStatus.class, message.getStatus()),
        Resources.of(message.getReserved()),
        Resources.of(message.getFree()),
        Price.of(message.getPrice()),
        message.getWalletAddress(),
        message.hasBenchmark() ? MachineMapping.benchmark(message.getBenchmark()) : null,
        message.getVersion(),
        Protobuf.instant(message.hasOnboardedAt(), message.getOnboardedAt()),
        Protobuf.instant(message.hasOffboardedAt(), message.getOffboardedAt()));
  }

  static OnboardDeviceRequest request(OnboardDevice body) {
    return OnboardDeviceRequest.newBuilder()
        .setName(body.name())
        .setReserve(body.reserve().toMessage())
        .setPrice(body.price().toMessage())
        .setWalletAddress(body.walletAddress())
        .build();
  }

  static ChangeDeviceRequest request(String id, ChangeDevice body) {
    ChangeDeviceRequest.Builder request = ChangeDeviceRequest.newBuilder().setId(id);
    if (body.reserve() != null) {
      request.setReserve(body.reserve().toMessage());
    }
    if (body.price() != null) {
      request.setPrice(body.price().toMessage());
    }
    if (body.walletAddress() != null) {
      request.setWalletAddress(body.walletAddress());
    }
    if (body.name() != null) {
      request.setName(body.name());
    }
    return request.build();
  }
}
