package org.spoke.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.spoke.devnet.chain.Genesis;
import org.spoke.devnet.ledger.ProtocolParameters;

/**
 * The protocol parameters: one file feeds both the rules and what the API shows, so that a client
 * computes with the numbers by which it is judged.
 */
final class Parameters {
  private static final String FILE = "parameters.json";

  private final ObjectNode shown;

  private Parameters(ObjectNode shown) {
    this.shown = shown;
  }

  static Parameters load() {
    try (InputStream file = Parameters.class.getResourceAsStream(FILE)) {
      ObjectNode parameters = (ObjectNode) new ObjectMapper().readTree(file);
      parameters.set("cost_models", numbered(parameters.get("cost_models_raw")));
      return new Parameters(parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode shown() {
    return shown;
  }

  ProtocolParameters forTheLedger() {
    return new ProtocolParameters(
        Genesis.NETWORK_ID,
        number("min_fee_a"),
        number("min_fee_b"),
        number("min_fee_ref_script_cost_per_byte"),
        number("coins_per_utxo_size"),
        number("max_tx_size").intValueExact(),
        number("max_val_size").intValueExact(),
        number("max_block_size").intValueExact());
  }

  private BigInteger number(String name) {
    return new BigInteger(shown.get(name).asText());
  }

  /** Clients take a cost model in the order of its keys, so plain numbers serve as names. */
  private static ObjectNode numbered(JsonNode raw) {
    ObjectNode models = new ObjectMapper().createObjectNode();
    raw.properties()
        .forEach(
            model -> {
              ObjectNode costs = models.putObject(model.getKey());
              model.getValue().forEach(cost -> costs.put("" + costs.size(), cost.asLong()));
            });
    return models;
  }
}
