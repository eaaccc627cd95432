package org.spoke.scheduler.payment;

import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.proto.payment.v1.Escrow;
import org.spoke.proto.payment.v1.EscrowStatus;
import org.spoke.proto.payment.v1.EscrowsGrpc;
import org.spoke.proto.payment.v1.GetEscrowRequest;
import org.spoke.proto.payment.v1.GetWalletRequest;
import org.spoke.proto.payment.v1.Wallet;
import org.spoke.proto.payment.v1.WalletsGrpc;

/** The box's own payment-svc, over gRPC (proto/spoke/payment/v1). */
public final class GrpcPayments implements Payments {
  /** Both questions read one row; a service that takes longer is away, and is asked again. */
  private static final long CALL_SECONDS = 5;

  private final Channel channel;

  public GrpcPayments(Channel channel) {
    this.channel = channel;
  }

  @Override
  public Optional<String> addressOf(String wallet) {
    GetWalletRequest request = GetWalletRequest.newBuilder().setId(wallet).build();
    return found(
            () ->
                WalletsGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                    .get(request))
        .map(Wallet::getAddress);
  }

  @Override
  public Optional<EscrowReport> escrow(String escrow) {
    GetEscrowRequest request = GetEscrowRequest.newBuilder().setId(escrow).build();
    return found(
            () ->
                EscrowsGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                    .get(request))
        .map(GrpcPayments::report);
  }

  private static EscrowReport report(Escrow escrow) {
    return new EscrowReport(
        escrow.getStatus() == EscrowStatus.ESCROW_STATUS_FUNDED, escrow.getLockedLovelace());
  }

  private static <T> Optional<T> found(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (StatusRuntimeException failure) {
      Problem problem = ProblemStatus.fromStatus(failure);
      if (problem.type().grpcCode() == Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw problem;
    }
  }
}
