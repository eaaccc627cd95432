package org.spoke.gateway.wallet;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.http.PageQuery;
import org.spoke.gateway.http.Protobuf;
import org.spoke.proto.payment.v1.CreateWalletRequest;
import org.spoke.proto.payment.v1.CreateWalletResponse;
import org.spoke.proto.payment.v1.GetBalanceRequest;
import org.spoke.proto.payment.v1.GetBalanceResponse;
import org.spoke.proto.payment.v1.GetWalletRequest;
import org.spoke.proto.payment.v1.ImportWalletRequest;
import org.spoke.proto.payment.v1.ListWalletsRequest;
import org.spoke.proto.payment.v1.ListWalletsResponse;
import org.spoke.proto.payment.v1.WalletsGrpc.WalletsBlockingStub;

/** Wallets: make, take in, look. */
@Controller("/api/v1/wallets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "wallets")
final class WalletController {
  private static final String PATH = "/api/v1/wallets/";

  private final WalletsBlockingStub wallets;

  WalletController(WalletsBlockingStub wallets) {
    this.wallets = wallets;
  }

  @Get
  @Operation(operationId = "listWallets", summary = "Wallets, oldest first")
  Page<Wallet> list(@RequestBean PageQuery page) {
    ListWalletsResponse answer =
        wallets.list(ListWalletsRequest.newBuilder().setPage(page.toRequest()).build());
    return Page.of(answer.getWalletsList(), Wallet::of, answer.getPage());
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(operationId = "createWallet", summary = "Make a wallet and show its words once")
  HttpResponse<CreatedWallet> create(@Body CreateWallet body) {
    CreateWalletResponse answer =
        wallets.create(CreateWalletRequest.newBuilder().setName(body.name()).build());
    Wallet wallet = Wallet.of(answer.getWallet());
    return HttpResponse.<CreatedWallet>created(
            new CreatedWallet(wallet, Protobuf.text(answer.getMnemonic())))
        .header("Location", PATH + wallet.id())
        .header("Cache-Control", "no-store");
  }

  @Post("/import")
  @Status(HttpStatus.CREATED)
  @Operation(operationId = "importWallet", summary = "Take in a wallet by its words")
  HttpResponse<Wallet> take(@Body ImportWallet body) {
    Wallet wallet =
        Wallet.of(
            wallets.import_(
                ImportWalletRequest.newBuilder()
                    .setName(body.name())
                    .setMnemonic(body.mnemonic())
                    .build()));
    return HttpResponse.<Wallet>created(wallet).header("Location", PATH + wallet.id());
  }

  @Get("/{id}")
  @Operation(operationId = "getWallet", summary = "One wallet")
  Wallet get(String id) {
    return Wallet.of(wallets.get(GetWalletRequest.newBuilder().setId(id).build()));
  }

  @Get("/{id}/balance")
  @Operation(operationId = "getBalance", summary = "What the chain says that it holds")
  Balance balance(String id) {
    GetBalanceResponse answer =
        wallets.getBalance(GetBalanceRequest.newBuilder().setWalletId(id).build());
    return new Balance(answer.getLovelace(), answer.getTokensMap());
  }
}
