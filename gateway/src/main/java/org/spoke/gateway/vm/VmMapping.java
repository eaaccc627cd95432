package org.spoke.gateway.vm;

import org.spoke.gateway.common.Resources;
import org.spoke.gateway.http.Protobuf;

/** VMs as vm-svc says them, in REST's shape. */
final class VmMapping {
  private VmMapping() {}

  static Vm vm(org.spoke.proto.vm.v1.Vm message) {
    return new Vm(
        message.getId(),
        message.getJobId(),
        Protobuf.constant(VmStatus.class, message.getStatus()),
        Protobuf.text(message.getReason()),
        Protobuf.text(message.getReasonDetail()),
        message.getImageDigest(),
        Resources.of(message.getResources()),
        Protobuf.text(message.getDriver()),
        Protobuf.text(message.getAcceleration()),
        message.getKernelToReadyMs(),
        Protobuf.text(message.getSshHostKey()),
        Protobuf.instant(message.hasCreatedAt(), message.getCreatedAt()),
        Protobuf.instant(message.hasReadyAt(), message.getReadyAt()),
        Protobuf.instant(message.hasGoneAt(), message.getGoneAt()),
        message.getVersion());
  }
}
