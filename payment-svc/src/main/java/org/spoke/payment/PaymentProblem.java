package org.spoke.payment;

import io.grpc.Status;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemMeaning;
import org.spoke.base.problem.ProblemType;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.chain.Lovelace;

/** What can be wrong with a wallet, an escrow or the way to the chain. */
public enum PaymentProblem implements ProblemType {
  WALLET_NAME_TAKEN(
      "A wallet of this name is there already",
      "Choose another name, or use the wallet that has it.",
      Status.Code.ALREADY_EXISTS,
      409),
  MNEMONIC_INVALID(
      "These words are no mnemonic",
      "Compare them with what you wrote down: spelling, order, number.",
      Status.Code.INVALID_ARGUMENT,
      400),
  CHANGE_PENDING(
      "The wallet waits for its change",
      "Nothing: it is tried again when the transaction before has landed.",
      Status.Code.UNAVAILABLE,
      503),
  ESCROW_OVERDRAWN(
      "More is due than the contract allows",
      "Settle at the contract's highest price or below.",
      Status.Code.FAILED_PRECONDITION,
      409),
  CHAIN_UNREACHABLE(
      "The chain cannot be reached",
      "Look whether spoke.chain.url answers; what waits is tried again by itself.",
      Status.Code.UNAVAILABLE,
      503);

  private final ProblemMeaning meaning;

  PaymentProblem(String title, String remedy, Status.Code grpcCode, int httpStatus) {
    meaning = new ProblemMeaning(title, remedy, grpcCode, httpStatus);
  }

  @Override
  public ProblemMeaning meaning() {
    return meaning;
  }

  public static Problem nameTaken(String name) {
    return Problem.of(WALLET_NAME_TAKEN, "There is a wallet \"" + name + "\" already.")
        .inField("name");
  }

  /** Never repeats a word. */
  public static Problem mnemonicInvalid(String why) {
    return Problem.of(MNEMONIC_INVALID, why + ".").inField("mnemonic");
  }

  /** What is needed includes the fee and the least change. */
  public static Problem changePending(Lovelace needed, Lovelace available) {
    return Problem.of(
            CHANGE_PENDING,
            needed + " are needed, " + available + " are available, more is on its way.")
        .with("neededLovelace", needed.amount())
        .with("availableLovelace", available.amount());
  }

  public static Problem overdrawn(Object escrow, Lovelace due, Lovelace maximum) {
    return Problem.of(ESCROW_OVERDRAWN, due + " are due; the contract allows " + maximum + ".")
        .with("escrow", escrow);
  }

  public static Problem unreachable(ChainFailure failure) {
    return Problem.of(CHAIN_UNREACHABLE, failure.getMessage()).causedBy(failure);
  }
}
