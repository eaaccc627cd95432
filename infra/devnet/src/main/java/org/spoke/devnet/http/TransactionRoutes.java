package org.spoke.devnet.http;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.spoke.devnet.chain.ChainView;
import org.spoke.devnet.chain.ConfirmedTransaction;
import org.spoke.devnet.chain.Node;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionBody;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;
import org.spoke.devnet.transaction.Value;

/** /txs/...: only what is in a block; a waiting transaction is unknown, as on a real node. */
final class TransactionRoutes {
  private final Node node;

  TransactionRoutes(Node node) {
    this.node = node;
  }

  void addTo(Router router) {
    router
        .get("/api/v0/txs/{hash}", request -> node.ask(view -> show(find(view, request))))
        .get("/api/v0/txs/{hash}/utxos", request -> node.ask(view -> utxos(view, request)))
        .get("/api/v0/txs/{hash}/cbor", request -> node.ask(view -> cbor(find(view, request))))
        .get("/api/v0/txs/{hash}/redeemers", request -> node.ask(view -> none(view, request)))
        .get(
            "/api/v0/txs/{hash}/metadata",
            request -> node.ask(view -> MetadataView.of(find(view, request).transaction())))
        .get(
            "/api/v0/txs/{hash}/metadata/cbor",
            request -> node.ask(view -> MetadataCborView.of(find(view, request).transaction())));
  }

  static ConfirmedTransaction find(ChainView view, Request request) {
    String hash = request.path("hash");
    if (!hash.matches("[0-9a-f]{64}")) {
      throw HttpProblem.notFound();
    }
    return view.transaction(new TransactionId(hash)).orElseThrow(HttpProblem::notFound);
  }

  private static CborView cbor(ConfirmedTransaction confirmed) {
    return new CborView(confirmed.transaction().cborHex());
  }

  /** Without Plutus no transaction has redeemers. */
  private static List<Object> none(ChainView view, Request request) {
    find(view, request);
    return List.of();
  }

  private TransactionView show(ConfirmedTransaction confirmed) {
    SignedTransaction transaction = confirmed.transaction();
    TransactionBody body = transaction.body();
    Value out =
        body.outputs().stream().map(TransactionOutput::value).reduce(Value.ZERO, Value::plus);
    return new TransactionView(
        transaction.id().hex(),
        confirmed.block().hash(),
        confirmed.block().height(),
        node.clock().startOf(confirmed.block().slot()).getEpochSecond(),
        confirmed.block().slot(),
        confirmed.index(),
        AmountView.of(out),
        body.fee().toString(),
        BigInteger.ZERO.toString(),
        transaction.sizeBytes(),
        written(body.validityInterval().invalidBefore()),
        written(body.validityInterval().invalidHereafter()),
        body.inputs().size() + body.outputs().size(),
        body.mint().assets().size(),
        true);
  }

  private static String written(OptionalLong slot) {
    return slot.isPresent() ? Long.toString(slot.getAsLong()) : null;
  }

  private static UtxosView utxos(ChainView view, Request request) {
    ConfirmedTransaction confirmed = find(view, request);
    List<InputView> inputs = new ArrayList<>();
    confirmed.spent().forEach((place, output) -> inputs.add(InputView.of(place, output)));
    List<CreatedView> outputs = new ArrayList<>();
    TransactionId id = confirmed.transaction().id();
    for (TransactionOutput output : confirmed.transaction().body().outputs()) {
      outputs.add(CreatedView.of(view, new TransactionInput(id, outputs.size()), output));
    }
    return new UtxosView(id.hex(), inputs, outputs);
  }

  /** tx_content of Blockfrost's openapi, without the counts of what cannot be here. */
  private record TransactionView(
      String hash,
      String block,
      long blockHeight,
      long blockTime,
      long slot,
      int index,
      List<AmountView> outputAmount,
      String fees,
      String deposit,
      int size,
      String invalidBefore,
      String invalidHereafter,
      int utxoCount,
      int assetMintOrBurnCount,
      boolean validContract) {}

  private record CborView(String cbor) {}

  /** tx_content_utxo of Blockfrost's openapi. */
  private record UtxosView(String hash, List<InputView> inputs, List<CreatedView> outputs) {}

  private record InputView(
      String address,
      List<AmountView> amount,
      String txHash,
      int outputIndex,
      String dataHash,
      String inlineDatum,
      String referenceScriptHash,
      boolean collateral,
      boolean reference) {
    static InputView of(TransactionInput place, TransactionOutput spent) {
      OutputView output = OutputView.of(spent);
      return new InputView(
          output.address(),
          output.amount(),
          place.transaction().hex(),
          place.index(),
          output.dataHash(),
          output.inlineDatum(),
          output.referenceScriptHash(),
          false,
          false);
    }
  }

  private record CreatedView(
      String address,
      List<AmountView> amount,
      int outputIndex,
      String dataHash,
      String inlineDatum,
      String referenceScriptHash,
      boolean collateral,
      String consumedByTx) {
    static CreatedView of(ChainView view, TransactionInput place, TransactionOutput created) {
      OutputView output = OutputView.of(created);
      return new CreatedView(
          output.address(),
          output.amount(),
          place.index(),
          output.dataHash(),
          output.inlineDatum(),
          output.referenceScriptHash(),
          false,
          view.spender(place).map(TransactionId::hex).orElse(null));
    }
  }
}
