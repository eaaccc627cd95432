package org.spoke.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import com.bloxbean.cardano.client.account.Account;
import com.bloxbean.cardano.client.api.model.Amount;
import com.bloxbean.cardano.client.api.model.ProtocolParams;
import com.bloxbean.cardano.client.backend.model.Block;
import com.bloxbean.cardano.client.backend.model.Genesis;
import com.bloxbean.cardano.client.common.model.Networks;
import com.bloxbean.cardano.client.function.helper.SignerProviders;
import com.bloxbean.cardano.client.metadata.cbor.CBORMetadata;
import com.bloxbean.cardano.client.quicktx.Tx;
import com.bloxbean.cardano.client.quicktx.TxResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints one by one, with what they answer to wrong requests. */
class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Account tenant = new Account(Networks.testnet());

  @TempDir Path folder;
  private Devnet devnet;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    devnet = Devnet.start(DevnetSettings.of(folder, 0).withBlockInterval(Duration.ZERO));
    client = new Client(devnet.url());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    devnet.close();
  }

  @Test
  void itSaysThatItIsHealthy() throws Exception {
    assertThat(json(client.get("/api/v0/health"), 200).get("is_healthy").asBoolean()).isTrue();
  }

  @Test
  void theGenesisSaysWhenSlotsBegan() throws Exception {
    Genesis genesis = client.backend().getNetworkInfoService().getNetworkInfo().getValue();

    assertThat(genesis.getSystemStart().longValue())
        .isEqualTo(devnet.clock().systemStart().getEpochSecond());
    assertThat(genesis.getNetworkMagic()).isEqualTo(42);
    assertThat(genesis.getSlotLength()).isEqualTo(1);
  }

  @Test
  void theParametersAreThoseOfTheRules() throws Exception {
    ProtocolParams parameters =
        client.backend().getEpochService().getProtocolParameters().getValue();

    assertThat(parameters.getMinFeeA()).isEqualTo(44);
    assertThat(parameters.getMinFeeB()).isEqualTo(155_381);
    assertThat(parameters.getCoinsPerUtxoSize()).isEqualTo("4310");
    assertThat(parameters.getMaxTxSize()).isEqualTo(16_384);
    assertThat(parameters.getCostModels().get("PlutusV3")).hasSize(350);
    assertThat(client.get("/api/v0/epochs/latest/parameters").body())
        .isEqualTo(client.get("/api/v0/epochs/0/parameters").body());
  }

  @Test
  void blocksAreFoundByHeightHashAndAsTheLatest() throws Exception {
    devnet.forge(3);
    Block latest = client.backend().getBlockService().getLatestBlock().getValue();
    Block second = client.backend().getBlockService().getBlockByNumber(BigInteger.TWO).getValue();

    assertThat(latest.getHeight()).isEqualTo(3);
    assertThat(latest.getConfirmations()).isZero();
    assertThat(latest.getPreviousBlock()).isEqualTo(second.getHash());
    assertThat(second.getConfirmations()).isEqualTo(1);
    assertThat(second.getNextBlock()).isEqualTo(latest.getHash());
    assertThat(client.backend().getBlockService().getBlockByHash(second.getHash()).getValue())
        .isEqualTo(second);
  }

  @Test
  void unspentOutputsComeInPagesInTheirOrder() throws Exception {
    for (long ada = 1; ada <= 5; ada++) {
      client.fund(tenant.baseAddress(), ada * 1_000_000);
    }
    devnet.forge(1);
    String path = "/api/v0/addresses/" + tenant.baseAddress() + "/utxos?count=2";

    assertThat(amounts(path + "&page=1")).isEqualTo("1000000 2000000");
    assertThat(amounts(path + "&page=3")).isEqualTo("5000000");
    assertThat(amounts(path + "&page=4")).isEmpty();
    assertThat(amounts(path + "&order=desc")).isEqualTo("5000000 4000000");
  }

  @Test
  void anAddressShowsItsSumAndItsHistory() throws Exception {
    client.fund(tenant.baseAddress(), 3_000_000);
    client.fund(tenant.baseAddress(), 4_000_000);
    devnet.forge(1);
    String path = "/api/v0/addresses/" + tenant.baseAddress();

    JsonNode shown = json(client.get(path), 200);
    assertThat(shown.at("/amount/0/quantity").asText()).isEqualTo("7000000");
    assertThat(shown.get("script").asBoolean()).isFalse();
    assertThat(shown.get("stake_address").asText()).isEqualTo(tenant.stakeAddress());
    assertThat(json(client.get(path + "/transactions"), 200)).hasSize(2);
  }

  @Test
  void aTransactionShowsItsInputsOutputsAndMetadata() throws Exception {
    client.fund(tenant.baseAddress(), 30_000_000);
    devnet.forge(1);
    String hash = payWithMetadata();
    devnet.forge(1);

    JsonNode utxos = json(client.get("/api/v0/txs/" + hash + "/utxos"), 200);
    assertThat(utxos.at("/inputs/0/amount/0/quantity").asText()).isEqualTo("30000000");
    assertThat(utxos.at("/outputs/0/consumed_by_tx").isNull()).isTrue();
    JsonNode metadata = json(client.get("/api/v0/txs/" + hash + "/metadata"), 200);
    assertThat(metadata.at("/0/label").asText()).isEqualTo("674");
    assertThat(metadata.at("/0/json_metadata").asText()).isEqualTo("job_1");
    JsonNode cbor = json(client.get("/api/v0/txs/" + hash + "/metadata/cbor"), 200);
    assertThat(cbor.at("/0/cbor_metadata").asText()).isEqualTo("656a6f625f31");
  }

  @Test
  void aSpentOutputNamesItsSpender() throws Exception {
    client.fund(tenant.baseAddress(), 30_000_000);
    devnet.forge(1);
    String source =
        json(client.get("/api/v0/addresses/" + tenant.baseAddress() + "/utxos"), 200)
            .at("/0/tx_hash")
            .asText();
    String spender = payWithMetadata();
    devnet.forge(1);

    JsonNode outputs = json(client.get("/api/v0/txs/" + source + "/utxos"), 200).get("outputs");
    assertThat(outputs.get(0).get("consumed_by_tx").asText()).isEqualTo(spender);
  }

  @Test
  void aRolledBackTransactionIsUnknownAgain() throws Exception {
    client.fund(tenant.baseAddress(), 30_000_000);
    devnet.forge(2);

    JsonNode rolledBack = json(client.post("/devnet/rollback", "{\"blocks\":2}"), 200);

    assertThat(rolledBack.at("/tip/height").asLong()).isZero();
    assertThat(rolledBack.get("transactions")).hasSize(1);
    String lost = rolledBack.at("/transactions/0").asText();
    assertThat(client.get("/api/v0/txs/" + lost).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v0/nothing",
        "/api/v0/txs/00",
        "/api/v0/txs/0000000000000000000000000000000000000000000000000000000000000000/utxos",
        "/api/v0/blocks/77",
        "/api/v0/blocks/none",
        "/api/v0/epochs/9/parameters",
        "/api/v0/addresses/addr_test1vqqgk3uyfkfgzt7rp50s4jdkl0ecw7xvh2wmsvf2myreq7gkz22us"
      })
  void whatIsUnknownIsNotFound(String path) throws Exception {
    JsonNode problem = json(client.get(path), 404);

    assertThat(problem.get("status_code").asInt()).isEqualTo(404);
    assertThat(problem.get("error").asText()).isEqualTo("Not Found");
    assertThat(problem.get("message").asText()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v0/addresses/nonsense/utxos",
        "/api/v0/addresses/addr1v9u5vlrf4xkxv2qpwngf6cjhtw542ayty80v8dyr49rf5eg0kvk0/utxos",
        "/api/v0/epochs/minus/parameters",
        "/api/v0/blocks/0/txs?count=101",
        "/api/v0/blocks/0/txs?count=x",
        "/api/v0/blocks/0/txs?page=0",
        "/api/v0/blocks/0/txs?order=up"
      })
  void whatIsMalformedIsABadRequest(String path) {
    assertThat(client.get(path).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/devnet/faucet|{}",
        "/devnet/faucet|nonsense",
        "/devnet/faucet|null",
        "/devnet/faucet|{\"address\":\"nonsense\",\"lovelace\":5000000}",
        "/devnet/faucet|{\"address\":\"ADDRESS\",\"lovelace\":0}",
        "/devnet/faucet|{\"address\":\"ADDRESS\",\"lovelace\":1}",
        "/devnet/faucet|{\"address\":\"ADDRESS\",\"lovelace\":5000000.5}",
        "/devnet/faucet|{\"address\":\"ADDRESS\",\"lovelace\":\"5000000\"}",
        "/devnet/faucet|{\"address\":\"ADDRESS\",\"lovelace\":1000000000001}",
        "/devnet/faucet|{\"address\":\"ADDRESS\",\"lovelace\":5000000,\"more\":1}",
        "/devnet/blocks|{\"count\":0}",
        "/devnet/blocks|{\"count\":1001}",
        "/devnet/blocks|{\"count\":1,\"skip_slots\":-1}",
        "/devnet/rollback|{\"blocks\":1}",
        "/devnet/rollback|{\"blocks\":0}"
      })
  void aWrongDevnetRequestIsRefused(String path, String body) throws Exception {
    String written = body.replace("ADDRESS", tenant.baseAddress());
    assertThat(json(client.post(path, written), 400).get("message").asText()).isNotBlank();
  }

  @Test
  void bytesThatAreNoTransactionAreRefused() throws Exception {
    JsonNode problem = json(client.submit(new byte[] {1, 2, 3}), 400);

    assertThat(problem.get("message").asText()).startsWith("Transaction rejected: DecoderFailure");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    assertThat(client.submit(new byte[64 * 1024 + 1]).statusCode()).isEqualTo(413);
  }

  @Test
  void aWrongMethodIsRefused() {
    assertThat(client.get("/api/v0/tx/submit").statusCode()).isEqualTo(405);
  }

  @Test
  void scriptsAreNotEvaluated() {
    assertThat(client.post("/api/v0/utils/txs/evaluate", "84").body())
        .contains("Plutus is not run by this devnet yet");
  }

  private String payWithMetadata() throws Exception {
    CBORMetadata metadata = new CBORMetadata();
    metadata.put(BigInteger.valueOf(674), "job_1");
    TxResult paid =
        client
            .transactions()
            .compose(
                new Tx()
                    .payToAddress(tenant.baseAddress(), Amount.ada(5))
                    .attachMetadata(metadata)
                    .from(tenant.baseAddress()))
            .withSigner(SignerProviders.signerFrom(tenant))
            .complete();
    assertThat(paid.isSuccessful()).as(paid.getResponse()).isTrue();
    return paid.getTxHash();
  }

  private String amounts(String path) throws Exception {
    StringBuilder amounts = new StringBuilder();
    for (JsonNode utxo : json(client.get(path), 200)) {
      amounts.append(' ').append(utxo.at("/amount/0/quantity").asText());
    }
    return amounts.toString().strip();
  }

  private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }
}
