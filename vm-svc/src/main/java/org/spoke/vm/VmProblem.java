package org.spoke.vm;

import io.grpc.Status;
import org.spoke.base.problem.ProblemMeaning;
import org.spoke.base.problem.ProblemType;

/** Everything that the VM service can refuse, beside the problems common to all services. */
public enum VmProblem implements ProblemType {
  IMAGE_UNKNOWN(
      "There is no such image",
      "Use the name of a template, or a digest that spoke image list shows.",
      Status.Code.NOT_FOUND,
      404),
  DIGEST_MISMATCH(
      "The image is not what its digest says",
      "Never boot it: remove its folder and let it be built again.",
      Status.Code.FAILED_PRECONDITION,
      409),
  IMAGE_BUILDING(
      "The image is still being built",
      "Ask again after Retry-After: it goes on being built.",
      Status.Code.UNAVAILABLE,
      503),
  IMAGE_BUILD_FAILED(
      "The image could not be built",
      "Look at what apt said; see that the Debian archive can be reached and the disk has room.",
      Status.Code.UNAVAILABLE,
      503),
  VM_EXISTS(
      "The VM's id stands for another request",
      "Use a new job for a new VM.",
      Status.Code.ALREADY_EXISTS,
      409),
  VM_NOT_READY(
      "The VM is not ready",
      "Wait until it is ready; spoke job show tells how it stands.",
      Status.Code.FAILED_PRECONDITION,
      409),
  TOO_MANY_SHELLS(
      "Too many shells are open on this box",
      "Close one, then try again.",
      Status.Code.RESOURCE_EXHAUSTED,
      429),
  HYPERVISOR_MISSING(
      "The hypervisor is not installed",
      "Install the Debian package qemu-system-x86; see spoke doctor.",
      Status.Code.FAILED_PRECONDITION,
      412);

  private final ProblemMeaning meaning;

  VmProblem(String title, String remedy, Status.Code grpcCode, int httpStatus) {
    meaning = new ProblemMeaning(title, remedy, grpcCode, httpStatus);
  }

  @Override
  public ProblemMeaning meaning() {
    return meaning;
  }
}
