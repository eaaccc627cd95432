package org.spoke.scheduler;

import io.grpc.Status;
import org.spoke.base.problem.ProblemMeaning;
import org.spoke.base.problem.ProblemType;

/** Everything that the scheduler can refuse, beside the problems common to all services. */
public enum SchedulerProblem implements ProblemType {
  PRICE_NOT_POSITIVE(
      "The price ceiling is not above zero",
      "Name the most that an hour may cost, in lovelace; see spoke offers for what is asked.",
      Status.Code.INVALID_ARGUMENT,
      400),
  PRICE_TOO_LARGE(
      "The job could cost more than can be locked",
      "Lower the price ceiling or the duration.",
      Status.Code.INVALID_ARGUMENT,
      400),
  IMAGE_UNKNOWN(
      "There is no such image",
      "Use the name of a template, or a digest that spoke image list shows.",
      Status.Code.INVALID_ARGUMENT,
      400),
  WALLET_UNKNOWN(
      "There is no such wallet on this box",
      "Use a wallet that spoke wallet list shows, or make one with spoke wallet new.",
      Status.Code.INVALID_ARGUMENT,
      400),
  JOB_ENDED(
      "The job has ended",
      "Nothing is left to stop; spoke job show says why it ended.",
      Status.Code.FAILED_PRECONDITION,
      409),
  CONTRACT_INVALID(
      "The contract is not what both parties signed",
      "Do not trust it; get the contract again from the box that signed it.",
      Status.Code.FAILED_PRECONDITION,
      409);

  private final ProblemMeaning meaning;

  SchedulerProblem(String title, String remedy, Status.Code grpcCode, int httpStatus) {
    meaning = new ProblemMeaning(title, remedy, grpcCode, httpStatus);
  }

  @Override
  public ProblemMeaning meaning() {
    return meaning;
  }
}
