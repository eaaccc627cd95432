package org.spoke.gateway.fakes;

import static org.spoke.gateway.fakes.Answers.answer;
import static org.spoke.gateway.fakes.Answers.known;
import static org.spoke.gateway.fakes.Answers.next;
import static org.spoke.gateway.fakes.Answers.page;

import com.google.protobuf.Timestamp;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spoke.base.problem.CommonProblem;
import org.spoke.proto.payment.v1.AuditGrpc;
import org.spoke.proto.payment.v1.AuditLine;
import org.spoke.proto.payment.v1.AuditMoneyRequest;
import org.spoke.proto.payment.v1.AuditMoneyResponse;
import org.spoke.proto.payment.v1.CreateWalletRequest;
import org.spoke.proto.payment.v1.CreateWalletResponse;
import org.spoke.proto.payment.v1.Escrow;
import org.spoke.proto.payment.v1.EscrowStatus;
import org.spoke.proto.payment.v1.EscrowTransaction;
import org.spoke.proto.payment.v1.EscrowsGrpc;
import org.spoke.proto.payment.v1.GetBalanceRequest;
import org.spoke.proto.payment.v1.GetBalanceResponse;
import org.spoke.proto.payment.v1.GetEscrowRequest;
import org.spoke.proto.payment.v1.GetWalletRequest;
import org.spoke.proto.payment.v1.ImportWalletRequest;
import org.spoke.proto.payment.v1.ListEscrowsRequest;
import org.spoke.proto.payment.v1.ListEscrowsResponse;
import org.spoke.proto.payment.v1.ListWalletsRequest;
import org.spoke.proto.payment.v1.ListWalletsResponse;
import org.spoke.proto.payment.v1.Wallet;
import org.spoke.proto.payment.v1.WalletsGrpc;

/** One wallet and one settled escrow, and whatever is made. */
public final class FakePayment {
  /** A wallet that is there from the start. */
  public static final String WALLET = "wal_00000000000000000001";

  /** A settled escrow. */
  public static final String ESCROW = "esc_00000000000000000001";

  private static final Timestamp THEN = Timestamp.newBuilder().setSeconds(1_700_000_000).build();

  private final Map<String, Wallet> wallets = new LinkedHashMap<>();

  FakePayment() {
    wallets.put(WALLET, wallet(WALLET, "tenant"));
  }

  List<BindableService> services() {
    return List.of(new Wallets(), new Escrows(), new Audit());
  }

  private static Wallet wallet(String id, String name) {
    return Wallet.newBuilder()
        .setId(id)
        .setName(name)
        .setAddress("addr_test1vq")
        .setStakeAddress("stake_test1up")
        .setNetwork("devnet")
        .setCreatedAt(THEN)
        .build();
  }

  private Wallet take(String name) {
    if (!name.matches("[A-Za-z0-9-]{1,63}")) {
      throw CommonProblem.invalid("name", "it is not 1 to 63 letters, digits, hyphens.");
    }
    Wallet made = wallet("wal_0000000000000000000" + (wallets.size() + 1) % 10, name);
    wallets.put(made.getId(), made);
    return made;
  }

  private final class Wallets extends WalletsGrpc.WalletsImplBase {
    @Override
    public void create(CreateWalletRequest request, StreamObserver<CreateWalletResponse> observer) {
      answer(
          observer,
          () ->
              CreateWalletResponse.newBuilder()
                  .setWallet(take(request.getName()))
                  .setMnemonic("abandon ".repeat(23) + "art")
                  .build());
    }

    @Override
    public void import_(ImportWalletRequest request, StreamObserver<Wallet> observer) {
      answer(observer, () -> take(request.getName()));
    }

    @Override
    public void get(GetWalletRequest request, StreamObserver<Wallet> observer) {
      answer(observer, () -> known(wallets, "wallet", request.getId()));
    }

    @Override
    public void list(ListWalletsRequest request, StreamObserver<ListWalletsResponse> observer) {
      answer(
          observer,
          () -> {
            List<Wallet> all = new ArrayList<>(wallets.values());
            return ListWalletsResponse.newBuilder()
                .addAllWallets(page(all, request.getPage()))
                .setPage(next(all, request.getPage()))
                .build();
          });
    }

    @Override
    public void getBalance(GetBalanceRequest request, StreamObserver<GetBalanceResponse> observer) {
      answer(
          observer,
          () -> {
            known(wallets, "wallet", request.getWalletId());
            return GetBalanceResponse.newBuilder()
                .setLovelace(45_000_000_000_000_000L)
                .putTokens("aa.4e5458", 12)
                .build();
          });
    }
  }

  private static final class Escrows extends EscrowsGrpc.EscrowsImplBase {
    private static final Map<String, Escrow> ALL =
        Map.of(
            ESCROW,
            Escrow.newBuilder()
                .setId(ESCROW)
                .setContractId(FakeScheduler.CONTRACT)
                .setJobId(FakeScheduler.JOB)
                .setStatus(EscrowStatus.ESCROW_STATUS_SETTLED)
                .setLockedLovelace(10_000_000)
                .setPaidLovelace(6_000_000)
                .setRefundedLovelace(3_800_000)
                .setFeesLovelace(200_000)
                .setScriptAddress("addr_test1wq")
                .addTransactions(
                    EscrowTransaction.newBuilder()
                        .setPurpose("lock")
                        .setTxId("ef".repeat(32))
                        .setStatus("confirmed")
                        .setConfirmations(3)
                        .setFeeLovelace(170_000)
                        .setSubmittedAt(THEN))
                .setReason("JOB_SETTLED")
                .setOpenedAt(THEN)
                .setClosedAt(THEN)
                .setVersion(5)
                .build());

    @Override
    public void get(GetEscrowRequest request, StreamObserver<Escrow> observer) {
      answer(observer, () -> known(ALL, "escrow", request.getId()));
    }

    @Override
    public void list(ListEscrowsRequest request, StreamObserver<ListEscrowsResponse> observer) {
      List<Escrow> all = List.copyOf(ALL.values());
      answer(
          observer,
          () ->
              ListEscrowsResponse.newBuilder()
                  .addAllEscrows(page(all, request.getPage()))
                  .setPage(next(all, request.getPage()))
                  .build());
    }
  }

  private static final class Audit extends AuditGrpc.AuditImplBase {
    @Override
    public void money(AuditMoneyRequest request, StreamObserver<AuditMoneyResponse> observer) {
      answer(
          observer,
          () -> {
            if (!request.getContractId().isEmpty()
                && !request.getContractId().equals(FakeScheduler.CONTRACT)) {
              throw CommonProblem.notFound("contract", request.getContractId());
            }
            return AuditMoneyResponse.newBuilder()
                .addLines(
                    AuditLine.newBuilder()
                        .setContractId(FakeScheduler.CONTRACT)
                        .setEscrowId(ESCROW)
                        .setLockedLovelace(10_000_000)
                        .setPaidLovelace(6_000_000)
                        .setRefundedLovelace(3_800_000)
                        .setFeesLovelace(200_000)
                        .addTxIds("ef".repeat(32)))
                .setSumsMatch(true)
                .setReadModelMatches(true)
                .setChainMatches(true)
                .build();
          });
    }
  }
}
