package org.spoke.payment.api;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.spoke.base.paging.Page;
import org.spoke.base.rpc.Answers;
import org.spoke.base.rpc.Timestamps;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Views;
import org.spoke.payment.ChainSettings;
import org.spoke.payment.PaymentProblem;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.wallet.Mnemonic;
import org.spoke.payment.wallet.SeedVault;
import org.spoke.payment.wallet.WalletCommand.CreateWallet;
import org.spoke.payment.wallet.WalletKeys;
import org.spoke.payment.wallet.WalletName;
import org.spoke.payment.wallet.view.WalletRow;
import org.spoke.payment.wallet.view.WalletRows;
import org.spoke.proto.payment.v1.CreateWalletRequest;
import org.spoke.proto.payment.v1.CreateWalletResponse;
import org.spoke.proto.payment.v1.GetBalanceRequest;
import org.spoke.proto.payment.v1.GetBalanceResponse;
import org.spoke.proto.payment.v1.GetWalletRequest;
import org.spoke.proto.payment.v1.ImportWalletRequest;
import org.spoke.proto.payment.v1.ListWalletsRequest;
import org.spoke.proto.payment.v1.ListWalletsResponse;
import org.spoke.proto.payment.v1.Wallet;
import org.spoke.proto.payment.v1.WalletsGrpc;

/**
 * Wallets. A seed is sealed before its wallet is recorded, so that no address is ever told whose
 * key is lost; a seed whose wallet was then not recorded stays behind unused.
 */
@Singleton
final class WalletsEndpoint extends WalletsGrpc.WalletsImplBase {

  private final Commands commands;
  private final Views views;
  private final WalletRows rows;
  private final SeedVault seeds;
  private final SecureRandom random;
  private final ChainClient chain;
  private final ChainSettings settings;
  private final Clock clock;

  WalletsEndpoint(
      Commands commands,
      Views views,
      WalletRows rows,
      SeedVault seeds,
      SecureRandom random,
      ChainClient chain,
      ChainSettings settings,
      Clock clock) {
    this.commands = commands;
    this.views = views;
    this.rows = rows;
    this.seeds = seeds;
    this.random = random;
    this.chain = chain;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The words are in no stored answer: a repeat by idempotency key gets the wallet without them.
   */
  @Override
  public void create(CreateWalletRequest request, StreamObserver<CreateWalletResponse> caller) {
    WalletName name = new WalletName(request.getName());
    Mnemonic mnemonic = Mnemonic.generate(random);
    AtomicBoolean isNew = new AtomicBoolean();
    Wallet wallet =
        commands.run(
            Wallet.parser(),
            () -> {
              isNew.set(true);
              return recorded(name, seeds.keep(mnemonic), false);
            });
    CreateWalletResponse.Builder answer = CreateWalletResponse.newBuilder().setWallet(wallet);
    if (isNew.get()) {
      answer.setMnemonic(String.join(" ", mnemonic.words()));
    }
    Answers.one(caller, answer.build());
  }

  @Override
  public void import_(ImportWalletRequest request, StreamObserver<Wallet> caller) {
    WalletName name = new WalletName(request.getName());
    Mnemonic mnemonic = parsed(request.getMnemonic());
    Answers.one(
        caller, commands.run(Wallet.parser(), () -> recorded(name, seeds.keep(mnemonic), true)));
  }

  private static Mnemonic parsed(String words) {
    try {
      return Mnemonic.parse(words);
    } catch (IllegalArgumentException wrong) {
      throw PaymentProblem.mnemonicInvalid(wrong.getMessage());
    }
  }

  private Wallet recorded(WalletName name, WalletKeys keys, boolean imported) {
    commands.dispatch(
        new CreateWallet(
            name.id(),
            name.text(),
            keys.address(),
            keys.stakeAddress(),
            settings.network(),
            imported));
    return Wallet.newBuilder()
        .setId(name.id().text())
        .setName(name.text())
        .setAddress(keys.address().bech32())
        .setStakeAddress(keys.stakeAddress())
        .setNetwork(settings.network())
        .setCreatedAt(Timestamps.of(clock.instant()))
        .build();
  }

  @Override
  public void get(GetWalletRequest request, StreamObserver<Wallet> caller) {
    Answers.one(caller, Encoding.wallet(found(request.getId())));
  }

  @Override
  public void list(ListWalletsRequest request, StreamObserver<ListWalletsResponse> caller) {
    views.await();
    Page page = Page.of(request.getPage());
    List<WalletRow> read =
        rows.page(page.after().createdAt(), page.after().id(), page.rowsToRead());
    ListWalletsResponse.Builder answer = ListWalletsResponse.newBuilder();
    page.rows(read).forEach(row -> answer.addWallets(Encoding.wallet(row)));
    Answers.one(caller, answer.setPage(page.info(read, WalletRow::place)).build());
  }

  @Override
  public void getBalance(GetBalanceRequest request, StreamObserver<GetBalanceResponse> caller) {
    Address address = new Address(found(request.getWalletId()).address());
    try {
      Answers.one(caller, Encoding.balance(chain.unspentOutputs(address)));
    } catch (ChainFailure failure) {
      throw PaymentProblem.unreachable(failure);
    }
  }

  private WalletRow found(String id) {
    return views.find("wallet", id, () -> rows.findById(id));
  }
}
