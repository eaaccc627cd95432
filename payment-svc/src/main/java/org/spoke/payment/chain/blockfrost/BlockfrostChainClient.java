package org.spoke.payment.chain.blockfrost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.chain.Genesis;
import org.spoke.payment.chain.LandedTransaction;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.ProtocolParameters;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.Tip;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.chain.UnspentOutput;

/**
 * Reads the API's JSON into plain values. Numbers that exceed 53 bits come as text, and are read as
 * such.
 */
public final class BlockfrostChainClient implements ChainClient, AutoCloseable {

  private static final int PAGE_SIZE = 100; // the API's largest
  private static final int MAX_PAGES =
      50; // 5,000 outputs: an address with more needs its owner, not more memory
  private static final String LOVELACE = "lovelace";

  private final BlockfrostHttp http;

  public BlockfrostChainClient(BlockfrostSettings settings) {
    this.http = new BlockfrostHttp(settings);
  }

  @Override
  public Genesis genesis() {
    JsonNode genesis = http.getPresent("genesis");
    BigDecimal blocksPerSlot = new BigDecimal(text(genesis, "active_slots_coefficient"));
    long slotsPerBlock =
        BigDecimal.ONE.divide(blocksPerSlot, 0, RoundingMode.CEILING).longValueExact();
    return new Genesis(
        number(genesis, "network_magic"),
        Duration.ofSeconds(number(genesis, "slot_length")),
        slotsPerBlock);
  }

  @Override
  public Tip tip() {
    JsonNode block = http.getPresent("blocks/latest");
    return new Tip(
        number(block, "slot"),
        number(block, "height"),
        Instant.ofEpochSecond(number(block, "time")));
  }

  @Override
  public ProtocolParameters protocolParameters() {
    JsonNode parameters = http.getPresent("epochs/latest/parameters");
    return new ProtocolParameters(
        number(parameters, "min_fee_a"),
        number(parameters, "min_fee_b"),
        number(parameters, "coins_per_utxo_size"),
        Math.toIntExact(number(parameters, "max_tx_size")));
  }

  @Override
  public List<UnspentOutput> unspentOutputs(Address address) {
    List<UnspentOutput> outputs = new ArrayList<>();
    for (int page = 1; page <= MAX_PAGES; page++) {
      Optional<JsonNode> rows =
          http.get(
              "addresses/" + address + "/utxos?count=" + PAGE_SIZE + "&order=asc&page=" + page);
      rows.ifPresent(found -> found.forEach(row -> outputs.add(unspentOutput(address, row))));
      if (rows.isEmpty() || rows.get().size() < PAGE_SIZE) {
        return List.copyOf(outputs);
      }
    }
    throw new ChainFailure.Unknown(
        address + " has more than " + MAX_PAGES * PAGE_SIZE + " unspent outputs", null);
  }

  private static UnspentOutput unspentOutput(Address address, JsonNode row) {
    Map<String, BigInteger> amounts = new HashMap<>();
    row.path("amount")
        .forEach(
            amount -> amounts.put(text(amount, "unit"), new BigInteger(text(amount, "quantity"))));
    BigInteger lovelace = amounts.remove(LOVELACE);
    if (lovelace == null) {
      throw new ChainFailure.Unknown("An output at " + address + " holds no lovelace", null);
    }
    boolean plain =
        !row.hasNonNull("data_hash")
            && !row.hasNonNull("inline_datum")
            && !row.hasNonNull("reference_script_hash");
    var reference =
        new OutputReference(
            new TxId(text(row, "tx_hash")), Math.toIntExact(number(row, "output_index")));
    return new UnspentOutput(
        reference, address, Lovelace.of(lovelace.longValueExact()), amounts, plain);
  }

  @Override
  public TxId submit(SignedTransaction transaction) {
    http.postCbor("tx/submit", HexFormat.of().parseHex(transaction.cborHex()));
    return transaction.id();
  }

  @Override
  public Optional<LandedTransaction> find(TxId id) {
    return http.get("txs/" + id).map(found -> landed(id, found, tip()));
  }

  private static LandedTransaction landed(TxId id, JsonNode found, Tip tip) {
    long height = number(found, "block_height");
    long confirmations =
        Math.max(1, tip.height() - height + 1); // the tip may have moved back between two requests
    return new LandedTransaction(id, number(found, "slot"), height, confirmations);
  }

  private static long number(JsonNode node, String field) {
    try {
      return Long.parseLong(text(node, field));
    } catch (NumberFormatException notWhole) {
      throw new ChainFailure.Unknown("Not a whole number: " + field, notWhole);
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull() || value.isContainerNode()) {
      throw new ChainFailure.Unknown("The chain's answer has no " + field, null);
    }
    return value.asText();
  }

  @Override
  public void close() {
    http.close();
  }
}
