package org.spoke.devnet.http;

import java.util.List;
import java.util.function.Predicate;
import org.spoke.devnet.chain.ChainView;
import org.spoke.devnet.chain.ConfirmedTransaction;
import org.spoke.devnet.chain.Node;
import org.spoke.devnet.chain.UnspentOutput;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.Value;

/** /addresses/...: an address that the chain never saw is unknown. */
final class AddressRoutes {
  private static final String LOVELACE = "lovelace";

  private final Node node;

  AddressRoutes(Node node) {
    this.node = node;
  }

  void addTo(Router router) {
    router
        .get("/api/v0/addresses/{address}", this::address)
        .get("/api/v0/addresses/{address}/utxos", request -> unspent(request, _ -> true))
        .get("/api/v0/addresses/{address}/utxos/{asset}", this::unspentOfAsset)
        .get("/api/v0/addresses/{address}/transactions", this::transactions);
  }

  private AddressView address(Request request) {
    Address address = parse(request);
    List<UnspentOutput> unspent = node.ask(view -> known(view, address).unspentAt(address));
    Value sum = unspent.stream().map(each -> each.output().value()).reduce(Value.ZERO, Value::plus);
    return new AddressView(
        address.bech32(),
        AmountView.of(sum),
        address.stakeAddress().orElse(null),
        "shelley",
        address.isScript());
  }

  private List<UnspentView> unspentOfAsset(Request request) {
    String asset = request.path("asset");
    return unspent(request, each -> holds(each.output().value(), asset));
  }

  private List<UnspentView> unspent(Request request, Predicate<UnspentOutput> isAsked) {
    Address address = parse(request);
    Page page = Page.of(request);
    return node.ask(
        view ->
            page
                .cut(known(view, address).unspentAt(address).stream().filter(isAsked).toList())
                .stream()
                .map(each -> show(view, each))
                .toList());
  }

  private List<HistoryView> transactions(Request request) {
    Address address = parse(request);
    Page page = Page.of(request);
    return node.ask(
        view -> page.cut(known(view, address).history(address)).stream().map(this::show).toList());
  }

  private static Address parse(Request request) {
    try {
      return Address.parse(request.path("address"));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest("Invalid address for this network or malformed address format.");
    }
  }

  private static ChainView known(ChainView view, Address address) {
    if (view.history(address).isEmpty() && view.unspentAt(address).isEmpty()) {
      throw HttpProblem.notFound();
    }
    return view;
  }

  private static boolean holds(Value value, String unit) {
    return unit.equals(LOVELACE)
        || value.assets().keySet().stream().anyMatch(asset -> asset.unit().equals(unit));
  }

  private static UnspentView show(ChainView view, UnspentOutput unspent) {
    OutputView output = OutputView.of(unspent.output());
    int index =
        view.transaction(unspent.place().transaction()).map(ConfirmedTransaction::index).orElse(0);
    return new UnspentView(
        output.address(),
        unspent.place().transaction().hex(),
        index,
        unspent.place().index(),
        output.amount(),
        unspent.block().hash(),
        output.dataHash(),
        output.inlineDatum(),
        output.referenceScriptHash());
  }

  private HistoryView show(ConfirmedTransaction confirmed) {
    return new HistoryView(
        confirmed.transaction().id().hex(),
        confirmed.index(),
        confirmed.block().height(),
        node.clock().startOf(confirmed.block().slot()).getEpochSecond());
  }

  /** address_content of Blockfrost's openapi. */
  private record AddressView(
      String address, List<AmountView> amount, String stakeAddress, String type, boolean script) {}

  /** address_utxo_content of Blockfrost's openapi. */
  private record UnspentView(
      String address,
      String txHash,
      int txIndex,
      int outputIndex,
      List<AmountView> amount,
      String block,
      String dataHash,
      String inlineDatum,
      String referenceScriptHash) {}

  /** address_transactions_content of Blockfrost's openapi. */
  private record HistoryView(String txHash, int txIndex, long blockHeight, long blockTime) {}
}
