package org.spoke.scheduler.payment;

import io.grpc.Channel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.spoke.base.rpc.RemoteCalls;
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
    return RemoteCalls.find(
            () ->
                WalletsGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                    .get(request))
        .map(Wallet::getAddress);
  }

  @Override
  public Optional<EscrowReport> escrow(String escrow) {
    GetEscrowRequest request = GetEscrowRequest.newBuilder().setId(escrow).build();
    return RemoteCalls.find(
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
}
