package org.spoke.cli.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spoke.cli.input.Coins;
import org.spoke.cli.rest.Json;
import picocli.CommandLine.Option;

/** What an hour costs, on the command line. */
final class PriceOptions {
  @Option(
      names = "--price",
      paramLabel = "ADA",
      converter = Coins.OfAda.class,
      description = "Price of an hour in ADA, for example 0.05.")
  private Coins ada;

  @Option(
      names = "--ntx-price",
      paramLabel = "NTX",
      converter = Coins.OfNtx.class,
      description = "Price of an hour in NTX.")
  private Coins ntx;

  boolean isEmpty() {
    return ada == null && ntx == null;
  }

  /** The prices named, the others as they were. */
  ObjectNode over(JsonNode before) {
    ObjectNode price = Json.object();
    put(price, "lovelacePerHour", ada, before);
    put(price, "ntxUnitsPerHour", ntx, before);
    return price;
  }

  private static void put(ObjectNode price, String name, Coins amount, JsonNode before) {
    if (amount != null) {
      price.put(name, amount.units());
    } else if (before.hasNonNull(name)) {
      price.set(name, before.get(name));
    }
  }
}
