package org.spoke.registry;

import io.grpc.Status;
import org.spoke.base.problem.ProblemMeaning;
import org.spoke.base.problem.ProblemType;

/** Problems that only the registry has. */
public enum RegistryProblem implements ProblemType {
  RESERVE_TOO_LARGE(
      "More is to be reserved than the machine can give",
      "Reserve less; spoke capacity shows what can be onboarded.",
      Status.Code.INVALID_ARGUMENT,
      400),
  PRICE_NOT_POSITIVE(
      "The price is not positive",
      "Ask for more than zero in at least one currency, and for less than zero in none.",
      Status.Code.INVALID_ARGUMENT,
      400),
  WALLET_ADDRESS_INVALID(
      "This is not an address that a provider can be paid at",
      "Give a Cardano address in bech32 (addr1... or addr_test1...) that a key of yours controls.",
      Status.Code.INVALID_ARGUMENT,
      400),
  DEVICE_ONBOARDED(
      "This machine is onboarded already",
      "Change the device, or offboard it first.",
      Status.Code.ALREADY_EXISTS,
      409),
  DEVICE_OFFBOARDED(
      "The device was offboarded",
      "Onboard the machine again.",
      Status.Code.FAILED_PRECONDITION,
      409),
  DEVICE_UNAVAILABLE(
      "The device takes no jobs now",
      "Set it available, or choose another offer.",
      Status.Code.FAILED_PRECONDITION,
      409),
  JOB_RUNNING(
      "A job still runs on the device",
      "Wait until it ends, or force it (spoke offboard --force): the job is then closed with reason PROVIDER_OFFBOARDED.",
      Status.Code.FAILED_PRECONDITION,
      409),
  LEASE_HOLDS_IT(
      "Leases hold more than would be left",
      "Reserve at least what leases hold, or wait until jobs have ended.",
      Status.Code.FAILED_PRECONDITION,
      409),
  CAPACITY_EXHAUSTED(
      "The device has less free than is asked for",
      "Ask for less, wait until a job has ended, or choose another offer.",
      Status.Code.RESOURCE_EXHAUSTED,
      409),
  LEASE_DIFFERS(
      "The lease's id stands for another request",
      "Reserve under the id that follows from your own job.",
      Status.Code.ALREADY_EXISTS,
      409),
  BENCHMARK_RUNNING(
      "A benchmark is running",
      "Wait some seconds and try again.",
      Status.Code.FAILED_PRECONDITION,
      409),
  DATA_DIRECTORY_UNUSABLE(
      "The data directory cannot be used",
      "Check that its disk is mounted, writable and not full.",
      Status.Code.UNAVAILABLE,
      503);

  private final ProblemMeaning meaning;

  RegistryProblem(String title, String remedy, Status.Code grpcCode, int httpStatus) {
    meaning = new ProblemMeaning(title, remedy, grpcCode, httpStatus);
  }

  @Override
  public ProblemMeaning meaning() {
    return meaning;
  }
}
