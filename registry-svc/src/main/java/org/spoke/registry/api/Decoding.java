package org.spoke.registry.api;

import static org.spoke.base.problem.Fields.in;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.Invocation;
import org.spoke.proto.registry.v1.ChangeDeviceRequest;
import org.spoke.proto.registry.v1.OnboardDeviceRequest;
import org.spoke.proto.registry.v1.ReserveLeaseRequest;
import org.spoke.registry.RegistryProblem;
import org.spoke.registry.device.DeviceCommand.ChangeDevice;
import org.spoke.registry.device.DeviceCommand.ReserveLease;
import org.spoke.registry.device.DeviceId;
import org.spoke.registry.device.DeviceName;
import org.spoke.registry.device.DeviceTerms;
import org.spoke.registry.device.JobId;
import org.spoke.registry.device.LeaseId;
import org.spoke.registry.device.Price;
import org.spoke.registry.device.WalletAddress;
import org.spoke.registry.machine.Machine;
import org.spoke.registry.machine.Resources;

/** Reads requests; what cannot be read is a problem that names the field. */
@Singleton
final class Decoding {
  private static final String MAINNET = "mainnet";

  private final String network;

  Decoding(@Value("${spoke.chain.network}") String network) {
    this.network = network;
  }

  DeviceTerms terms(OnboardDeviceRequest request) {
    return new DeviceTerms(
        name(request.getName()),
        wanted("reserve", request.getReserve()),
        price(request.getPrice()),
        walletAddress(request.getWalletAddress()));
  }

  ChangeDevice change(ChangeDeviceRequest request, Machine machine) {
    return new ChangeDevice(
        deviceId("id", request.getId()),
        present(!request.getName().isEmpty(), () -> name(request.getName())),
        present(request.hasReserve(), () -> wanted("reserve", request.getReserve())),
        present(request.hasPrice(), () -> price(request.getPrice())),
        present(
            !request.getWalletAddress().isEmpty(), () -> walletAddress(request.getWalletAddress())),
        machine,
        Invocation.current().expectedVersion());
  }

  ReserveLease reserve(ReserveLeaseRequest request) {
    JobId job = in("job_id", () -> new JobId(request.getJobId()));
    return new ReserveLease(
        deviceId("device_id", request.getDeviceId()),
        in("lease_id", () -> leaseOf(job, request.getLeaseId())),
        job,
        wanted("resources", request.getResources()));
  }

  private static LeaseId leaseOf(JobId job, String text) {
    LeaseId lease = new LeaseId(text);
    if (!lease.equals(LeaseId.of(job))) {
      throw Problem.of(
          CommonProblem.INVALID_FIELD,
          "The lease of %s is %s, not %s.".formatted(job, LeaseId.of(job), lease));
    }
    return lease;
  }

  DeviceId deviceId(String field, String text) {
    return in(field, () -> new DeviceId(text));
  }

  LeaseId leaseId(String field, String text) {
    return in(field, () -> new LeaseId(text));
  }

  /** A lower bound: what is absent is nothing. */
  Resources atLeast(String field, org.spoke.proto.common.v1.Resources message) {
    return in(field, () -> resources(message, 0));
  }

  private static Resources wanted(String field, org.spoke.proto.common.v1.Resources message) {
    return in(field, () -> resources(message, 1));
  }

  private static Resources resources(
      org.spoke.proto.common.v1.Resources message, long leastOfEach) {
    requireAtLeast("cores", message.getCores(), leastOfEach);
    requireAtLeast("memory_mib", message.getMemoryMib(), leastOfEach);
    requireAtLeast("disk_mib", message.getDiskMib(), leastOfEach);
    return new Resources(message.getCores(), message.getMemoryMib(), message.getDiskMib());
  }

  private static void requireAtLeast(String field, long amount, long least) {
    if (amount < least) {
      throw Problem.of(
              CommonProblem.INVALID_FIELD, "%s is %d, below %d.".formatted(field, amount, least))
          .inField(field);
    }
  }

  private static DeviceName name(String text) {
    return in("name", () -> new DeviceName(text));
  }

  private static Price price(org.spoke.proto.common.v1.Price message) {
    return in("price", () -> new Price(message.getLovelacePerHour(), message.getNtxUnitsPerHour()));
  }

  private WalletAddress walletAddress(String text) {
    return in("wallet_address", () -> onThisNetwork(new WalletAddress(text)));
  }

  private WalletAddress onThisNetwork(WalletAddress address) {
    if (address.isOnMainnet() != network.equals(MAINNET)) {
      throw Problem.of(
          RegistryProblem.WALLET_ADDRESS_INVALID,
          "This box is on %s; %s is not.".formatted(network, address));
    }
    return address;
  }

  private static <T> Optional<T> present(boolean present, Supplier<T> decoding) {
    return present ? Optional.of(decoding.get()) : Optional.empty();
  }
}
