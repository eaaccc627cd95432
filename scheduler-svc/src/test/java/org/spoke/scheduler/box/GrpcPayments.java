package org.spoke.scheduler.box;

import static org.spoke.scheduler.box.Answers.answer;

import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.spoke.proto.payment.v1.Escrow;
import org.spoke.proto.payment.v1.EscrowStatus;
import org.spoke.proto.payment.v1.EscrowsGrpc;
import org.spoke.proto.payment.v1.GetEscrowRequest;
import org.spoke.proto.payment.v1.GetWalletRequest;
import org.spoke.proto.payment.v1.Wallet;
import org.spoke.proto.payment.v1.WalletsGrpc;

/** The payment service behind gRPC. */
final class GrpcPayments {
  private GrpcPayments() {}

  static List<BindableService> of(FakePayments payments) {
    return List.of(new Wallets(payments), new Escrows(payments));
  }

  private static final class Wallets extends WalletsGrpc.WalletsImplBase {
    private final FakePayments payments;

    private Wallets(FakePayments payments) {
      this.payments = payments;
    }

    @Override
    public void get(GetWalletRequest request, StreamObserver<Wallet> caller) {
      answer(
          caller,
          () ->
              payments
                  .addressOf(request.getId())
                  .map(address -> Wallet.newBuilder().setAddress(address).build())
                  .orElseThrow(Answers::notFound));
    }
  }

  private static final class Escrows extends EscrowsGrpc.EscrowsImplBase {
    private final FakePayments payments;

    private Escrows(FakePayments payments) {
      this.payments = payments;
    }

    @Override
    public void get(GetEscrowRequest request, StreamObserver<Escrow> caller) {
      answer(
          caller,
          () ->
              payments
                  .escrow(request.getId())
                  .map(
                      escrow ->
                          Escrow.newBuilder()
                              .setLockedLovelace(escrow.lockedLovelace())
                              .setStatus(
                                  escrow.funded()
                                      ? EscrowStatus.ESCROW_STATUS_FUNDED
                                      : EscrowStatus.ESCROW_STATUS_OPENED)
                              .build())
                  .orElseThrow(Answers::notFound));
    }
  }
}
