package org.spoke.devnet.http;

import java.math.BigInteger;
import java.util.List;
import org.spoke.devnet.chain.Block;
import org.spoke.devnet.chain.Node;
import org.spoke.devnet.chain.TransactionRefused;
import org.spoke.devnet.faucet.Faucet;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.TransactionId;

/** /devnet/...: what only a devnet does. */
final class DevnetRoutes {
  /** Slots that one request may skip: a year. */
  private static final long MAX_SKIPPED_SLOTS = 366L * 24 * 60 * 60;

  private final Node node;
  private final Faucet faucet;

  DevnetRoutes(Node node, Faucet faucet) {
    this.node = node;
    this.faucet = faucet;
  }

  void addTo(Router router) {
    router
        .post("/devnet/faucet", this::pay)
        .post("/devnet/blocks", this::forge)
        .post("/devnet/rollback", this::rollBack);
  }

  private PaidView pay(Request request) {
    FaucetForm form = Json.read(request.body(), FaucetForm.class);
    try {
      Address address = Address.parse(required(form.address(), "address"));
      BigInteger lovelace = required(form.lovelace(), "lovelace");
      return new PaidView(faucet.pay(address, lovelace).hex());
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(e.getMessage());
    } catch (TransactionRefused e) {
      throw HttpProblem.badRequest("Transaction rejected: " + e.getMessage());
    }
  }

  private TipView forge(Request request) {
    ForgeForm form = Json.read(request.body(), ForgeForm.class);
    long slots = form.skipSlots() == null ? 0 : form.skipSlots();
    if (slots < 0 || slots > MAX_SKIPPED_SLOTS) {
      throw HttpProblem.badRequest("skip_slots must be 0 to " + MAX_SKIPPED_SLOTS);
    }
    try {
      node.forge(required(form.count(), "count"), slots);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(e.getMessage());
    }
    return tip();
  }

  private RolledBackView rollBack(Request request) {
    RollbackForm form = Json.read(request.body(), RollbackForm.class);
    try {
      boolean toMempool = Boolean.TRUE.equals(form.toMempool());
      List<TransactionId> undone = node.rollBack(required(form.blocks(), "blocks"), toMempool);
      return new RolledBackView(tip(), undone.stream().map(TransactionId::hex).toList());
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(e.getMessage());
    }
  }

  private TipView tip() {
    Block tip = node.ask(view -> view.tip());
    return new TipView(tip.height(), tip.slot(), tip.hash());
  }

  private static <T> T required(T value, String name) {
    if (value == null) {
      throw HttpProblem.badRequest(name + " is missing");
    }
    return value;
  }

  private record FaucetForm(String address, BigInteger lovelace) {}

  private record PaidView(String txHash) {}

  /** skipSlots moves the chain's time ahead before the blocks are forged. */
  private record ForgeForm(Integer count, Long skipSlots) {}

  private record TipView(long height, long slot, String hash) {}

  /** toMempool lets the transactions of the blocks wait again; otherwise they are lost. */
  private record RollbackForm(Integer blocks, Boolean toMempool) {}

  private record RolledBackView(TipView tip, List<String> transactions) {}
}
