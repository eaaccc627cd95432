package org.spoke.gateway.services;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.proto.payment.v1.AuditGrpc;
import org.spoke.proto.payment.v1.EscrowsGrpc;
import org.spoke.proto.payment.v1.WalletsGrpc;
import org.spoke.proto.registry.v1.DevicesGrpc;
import org.spoke.proto.registry.v1.OffersGrpc;
import org.spoke.proto.scheduler.v1.ContractsGrpc;
import org.spoke.proto.scheduler.v1.JobsGrpc;
import org.spoke.proto.vm.v1.ImagesGrpc;
import org.spoke.proto.vm.v1.VmsGrpc;

/** The stubs that controllers call; every call keeps the deadline of its request. */
@Factory
final class Stubs {
  @Singleton
  ServicePorts ports(ServiceChannels channels) {
    return service -> channels.channel(service.label());
  }

  @Singleton
  DevicesGrpc.DevicesBlockingStub devices(Services services) {
    return DevicesGrpc.newBlockingStub(services.channel(Service.REGISTRY));
  }

  @Singleton
  OffersGrpc.OffersBlockingStub offers(Services services) {
    return OffersGrpc.newBlockingStub(services.channel(Service.REGISTRY));
  }

  @Singleton
  JobsGrpc.JobsBlockingStub jobs(Services services) {
    return JobsGrpc.newBlockingStub(services.channel(Service.SCHEDULER));
  }

  @Singleton
  ContractsGrpc.ContractsBlockingStub contracts(Services services) {
    return ContractsGrpc.newBlockingStub(services.channel(Service.SCHEDULER));
  }

  @Singleton
  VmsGrpc.VmsBlockingStub vms(Services services) {
    return VmsGrpc.newBlockingStub(services.channel(Service.VM));
  }

  @Singleton
  ImagesGrpc.ImagesBlockingStub images(Services services) {
    return ImagesGrpc.newBlockingStub(services.channel(Service.VM));
  }

  @Singleton
  EscrowsGrpc.EscrowsBlockingStub escrows(Services services) {
    return EscrowsGrpc.newBlockingStub(services.channel(Service.PAYMENT));
  }

  @Singleton
  WalletsGrpc.WalletsBlockingStub wallets(Services services) {
    return WalletsGrpc.newBlockingStub(services.channel(Service.PAYMENT));
  }

  @Singleton
  AuditGrpc.AuditBlockingStub audit(Services services) {
    return AuditGrpc.newBlockingStub(services.channel(Service.PAYMENT));
  }
}
