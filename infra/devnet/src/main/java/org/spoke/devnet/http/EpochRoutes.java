package org.spoke.devnet.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.spoke.devnet.chain.Block;
import org.spoke.devnet.chain.Node;

/** /epochs/...: every epoch has the same parameters. */
final class EpochRoutes {
  private static final int MAX_EPOCH_DIGITS = 9;

  private final Node node;
  private final JsonNode parameters;

  EpochRoutes(Node node, JsonNode parameters) {
    this.node = node;
    this.parameters = parameters;
  }

  void addTo(Router router) {
    router
        .get("/api/v0/epochs/latest", _ -> show(latest()))
        .get("/api/v0/epochs/latest/parameters", _ -> parameters(latest()))
        .get("/api/v0/epochs/{epoch}", request -> show(known(request)))
        .get("/api/v0/epochs/{epoch}/parameters", request -> parameters(known(request)));
  }

  private long latest() {
    return Epoch.of(node.ask(view -> view.tip().slot()));
  }

  private long known(Request request) {
    String written = request.path("epoch");
    if (!written.matches("[0-9]{1," + MAX_EPOCH_DIGITS + "}")) {
      throw HttpProblem.badRequest("params/number must be an integer");
    }
    long epoch = Long.parseLong(written);
    if (epoch > latest()) {
      throw HttpProblem.notFound();
    }
    return epoch;
  }

  private JsonNode parameters(long epoch) {
    ObjectNode shown = parameters.deepCopy();
    return shown.put("epoch", epoch);
  }

  private EpochView show(long epoch) {
    Block tip = node.ask(view -> view.tip());
    return new EpochView(
        epoch,
        startOf(epoch).getEpochSecond(),
        startOf(epoch + 1).getEpochSecond(),
        startOf(epoch).getEpochSecond(),
        node.clock().startOf(tip.slot()).getEpochSecond());
  }

  private Instant startOf(long epoch) {
    return node.clock().startOf(Epoch.firstSlot(epoch));
  }

  /** The times of epoch_content of Blockfrost's openapi; its sums are not kept here. */
  private record EpochView(
      long epoch, long startTime, long endTime, long firstBlockTime, long lastBlockTime) {}
}
