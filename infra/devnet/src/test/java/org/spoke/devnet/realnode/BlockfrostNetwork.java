package org.spoke.devnet.realnode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.Key;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;

/** A network behind Blockfrost's API whose faucet key is known. */
final class BlockfrostNetwork implements Network {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final Key faucet;

  BlockfrostNetwork(String url, Key faucet) {
    this.url = url;
    this.faucet = faucet;
  }

  @Override
  public List<TransactionInput> fund(List<Address> owners, long lovelace) throws Exception {
    JsonNode source = JSON.readTree(get("addresses/" + faucet.address() + "/utxos").body()).get(0);
    long held = source.at("/amount/0/quantity").asLong();
    long fee = 1_000_000;
    Draft draft =
        new Draft()
            .with(body -> body.setFee(BigInteger.valueOf(fee)))
            .spend(
                new TransactionInput(
                    new TransactionId(source.get("tx_hash").asText()),
                    source.get("output_index").asInt()))
            .pay(faucet.address(), held - fee - owners.size() * lovelace);
    owners.forEach(owner -> draft.pay(owner, lovelace));
    byte[] signed = draft.bytesSignedBy(faucet);
    Optional<String> refusal = submit(signed);
    if (refusal.isPresent()) {
      throw new IllegalStateException(refusal.get());
    }
    TransactionId id = draft.signedBy(faucet).id();
    awaitInBlock(id, signed);
    return IntStream.rangeClosed(1, owners.size())
        .mapToObj(index -> new TransactionInput(id, index))
        .toList();
  }

  /** A node may drop what it has taken, and does not say so: the sender asks again. */
  private void awaitInBlock(TransactionId id, byte[] signed) throws Exception {
    String before = get("blocks/latest").body();
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(POLL)
          .until(() -> isInBlock(id) || (submit(signed).isEmpty() && isInBlock(id)));
    } catch (ConditionTimeoutException timeout) {
      throw new AssertionError(
          "%s is in no block after %s; latest block then: %s, now: %s"
              .formatted(id, PATIENCE, before, get("blocks/latest").body()),
          timeout);
    }
  }

  private boolean isInBlock(TransactionId id) throws Exception {
    return get("txs/" + id).statusCode() == 200;
  }

  @Override
  public long slot() throws Exception {
    return JSON.readTree(get("blocks/latest").body()).get("slot").asLong();
  }

  @Override
  public Optional<String> submit(byte[] transaction) throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(url + "tx/submit"))
                .header("Content-Type", "application/cbor")
                .POST(HttpRequest.BodyPublishers.ofByteArray(transaction))
                .build(),
            BodyHandlers.ofString());
    return response.statusCode() == 200 ? Optional.empty() : Optional.of(response.body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
  }
}
