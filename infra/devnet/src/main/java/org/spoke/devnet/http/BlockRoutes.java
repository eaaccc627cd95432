package org.spoke.devnet.http;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spoke.devnet.chain.Block;
import org.spoke.devnet.chain.ChainView;
import org.spoke.devnet.chain.Node;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionOutput;

/** /blocks/... */
final class BlockRoutes {
  private static final Pattern HEIGHT = Pattern.compile("[0-9]{1,18}");

  private final Node node;

  BlockRoutes(Node node) {
    this.node = node;
  }

  void addTo(Router router) {
    router
        .get("/api/v0/blocks/latest", _ -> node.ask(view -> show(view, view.tip())))
        .get("/api/v0/blocks/latest/txs", _ -> node.ask(view -> ids(view.tip())))
        .get("/api/v0/blocks/{block}", this::block)
        .get("/api/v0/blocks/{block}/txs", this::transactions);
  }

  private BlockView block(Request request) {
    return node.ask(view -> show(view, find(view, request.path("block"))));
  }

  private List<String> transactions(Request request) {
    return Page.of(request).cut(node.ask(view -> ids(find(view, request.path("block")))));
  }

  private static Block find(ChainView view, String hashOrHeight) {
    Optional<Block> block =
        HEIGHT.matcher(hashOrHeight).matches()
            ? view.block(Long.parseLong(hashOrHeight))
            : view.block(hashOrHeight);
    return block.orElseThrow(HttpProblem::notFound);
  }

  private static List<String> ids(Block block) {
    return block.transactions().stream().map(transaction -> transaction.id().hex()).toList();
  }

  private BlockView show(ChainView view, Block block) {
    return new BlockView(
        node.clock().startOf(block.slot()).getEpochSecond(),
        block.height(),
        block.hash(),
        block.slot(),
        Epoch.of(block.slot()),
        Epoch.slotWithin(block.slot()),
        "devnet",
        block.sizeBytes(),
        block.transactions().size(),
        total(block).toString(),
        block.fees().toString(),
        null,
        block.height() == 0 ? null : block.previousHash(),
        view.block(block.height() + 1).map(Block::hash).orElse(null),
        view.confirmations(block));
  }

  private static BigInteger total(Block block) {
    return block.transactions().stream()
        .map(SignedTransaction::body)
        .flatMap(body -> body.outputs().stream())
        .map(TransactionOutput::value)
        .map(value -> value.lovelace())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** block_content of Blockfrost's openapi. */
  private record BlockView(
      long time,
      long height,
      String hash,
      long slot,
      long epoch,
      long epochSlot,
      String slotLeader,
      int size,
      int txCount,
      String output,
      String fees,
      String blockVrf,
      String previousBlock,
      String nextBlock,
      long confirmations) {}
}
