package org.spoke.registry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.spoke.base.identity.BoxKey;
import org.spoke.base.ids.Ids;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.proto.vm.v1.HypervisorsGrpc;
import org.spoke.registry.benchmark.Benchmarks;
import org.spoke.registry.device.DeviceId;
import org.spoke.registry.machine.HypervisorVirtualisationProbe;
import org.spoke.registry.machine.MachineProbe;
import org.spoke.registry.machine.OshiMachineProbe;
import org.spoke.registry.machine.VirtualisationProbe;

/** The wiring of the registry: what it measures, and which device this machine is. */
@Factory
final class Registry {
  @Singleton
  MachineProbe machineProbe(@Value("${spoke.data}") Path dataDirectory) {
    return new OshiMachineProbe(dataDirectory);
  }

  @Singleton
  VirtualisationProbe virtualisationProbe(ServiceChannels channels) {
    return new HypervisorVirtualisationProbe(
        HypervisorsGrpc.newBlockingStub(channels.channel("vm")));
  }

  @Singleton
  Benchmarks benchmarks(@Value("${spoke.data}") Path dataDirectory, Clock clock) {
    return new Benchmarks(dataDirectory, clock, System::nanoTime);
  }

  /** One box runs on one machine, so the box's key says which machine it is. */
  @Singleton
  DeviceId deviceOfThisMachine(BoxKey box) {
    return new DeviceId(Ids.ofBytes("dev", box.publicKey()));
  }
}
