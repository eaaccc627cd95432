package org.spoke.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import com.bloxbean.cardano.client.account.Account;
import com.bloxbean.cardano.client.address.AddressProvider;
import com.bloxbean.cardano.client.api.model.Amount;
import com.bloxbean.cardano.client.api.model.Utxo;
import com.bloxbean.cardano.client.common.model.Networks;
import com.bloxbean.cardano.client.crypto.KeyGenUtil;
import com.bloxbean.cardano.client.function.helper.SignerProviders;
import com.bloxbean.cardano.client.quicktx.Tx;
import com.bloxbean.cardano.client.quicktx.TxResult;
import com.bloxbean.cardano.client.transaction.spec.Asset;
import com.bloxbean.cardano.client.transaction.spec.script.NativeScript;
import com.bloxbean.cardano.client.transaction.spec.script.RequireTimeAfter;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptAll;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptAny;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptPubkey;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The devnet as cardano-client-lib sees it. */
class DevnetTest {
  private static final long DEADLINE_SLOT = 1000;

  private final Account tenant = new Account(Networks.testnet());
  private final Account provider = new Account(Networks.testnet());

  @TempDir Path folder;
  private Devnet devnet;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    devnet = Devnet.start(DevnetSettings.of(folder, 0).withBlockInterval(Duration.ZERO));
    client = new Client(devnet.url());
    client.fund(tenant.baseAddress(), 100_000_000);
    client.fund(provider.baseAddress(), 50_000_000);
    devnet.forge(1);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    devnet.close();
  }

  @Test
  void aPaymentReachesItsReceiver() throws Exception {
    TxResult paid =
        client
            .transactions()
            .compose(
                new Tx()
                    .payToAddress(provider.baseAddress(), Amount.ada(5))
                    .from(tenant.baseAddress()))
            .withSigner(SignerProviders.signerFrom(tenant))
            .complete();
    assertThat(paid.isSuccessful()).as(paid.getResponse()).isTrue();
    assertThat(client.backend().getTransactionService().getTransaction(paid.getTxHash()).code())
        .isEqualTo(404);

    devnet.forge(1);

    assertThat(lovelaceAt(provider.baseAddress())).isEqualTo(55_000_000);
    assertThat(
            client
                .backend()
                .getTransactionService()
                .getTransaction(paid.getTxHash())
                .getValue()
                .getBlockHeight())
        .isEqualTo(2);
  }

  @Test
  void tokensAreMintedUnderANativeScript() throws Exception {
    NativeScript policy = signedBy(tenant);
    TxResult minted =
        client
            .transactions()
            .compose(
                new Tx()
                    .mintAssets(
                        policy, new Asset("NTX", BigInteger.valueOf(1_000)), tenant.baseAddress())
                    .from(tenant.baseAddress()))
            .withSigner(SignerProviders.signerFrom(tenant))
            .complete();
    assertThat(minted.isSuccessful()).as(minted.getResponse()).isTrue();
    devnet.forge(1);

    String unit = policy.getPolicyId() + "4e5458";
    List<Utxo> holding =
        client.backend().getUtxoService().getUtxos(tenant.baseAddress(), unit, 100, 1).getValue();
    assertThat(holding)
        .singleElement()
        .satisfies(utxo -> assertThat(utxo.getAmount()).contains(Amount.asset(unit, 1_000)));
  }

  @Test
  void tenantAndProviderTogetherSpendTheEscrow() throws Exception {
    String escrow = lock(20);
    TxResult spent = spend(escrow, 0, tenant, provider);
    assertThat(spent.isSuccessful()).as(spent.getResponse()).isTrue();
    devnet.forge(1);
    assertThat(client.get("/api/v0/addresses/" + escrow + "/utxos").body()).isEqualTo("[]");
  }

  @Test
  void theTenantAloneIsRefusedBeforeTheDeadline() throws Exception {
    String escrow = lock(20);
    TxResult spent = spend(escrow, 0, tenant);
    assertThat(spent.getResponse()).contains("ScriptWitnessNotValidatingUTXOW");
  }

  @Test
  void aClaimThatTheDeadlineHasPassedIsCheckedAgainstTheSlot() throws Exception {
    String escrow = lock(20);
    TxResult spent = spend(escrow, DEADLINE_SLOT, tenant);
    assertThat(spent.getResponse()).contains("OutsideValidityIntervalUTxO");
  }

  @Test
  void theTenantAloneSpendsAfterTheDeadline() throws Exception {
    String escrow = lock(20);
    client.post("/devnet/blocks", "{\"count\":1,\"skip_slots\":1000}");
    TxResult spent = spend(escrow, DEADLINE_SLOT, tenant);
    assertThat(spent.isSuccessful()).as(spent.getResponse()).isTrue();
  }

  private String lock(long ada) throws Exception {
    String escrow = AddressProvider.getEntAddress(escrowScript(), Networks.testnet()).toBech32();
    TxResult locked =
        client
            .transactions()
            .compose(new Tx().payToAddress(escrow, Amount.ada(ada)).from(tenant.baseAddress()))
            .withSigner(SignerProviders.signerFrom(tenant))
            .complete();
    assertThat(locked.isSuccessful()).as(locked.getResponse()).isTrue();
    devnet.forge(1);
    return escrow;
  }

  private TxResult spend(String escrow, long notBefore, Account... signers) throws Exception {
    Utxo locked = client.backend().getUtxoService().getUtxos(escrow, 100, 1).getValue().getFirst();
    var transaction =
        client
            .transactions()
            .compose(
                new Tx()
                    .collectFrom(List.of(locked))
                    .payToAddress(tenant.baseAddress(), Amount.ada(15))
                    .attachNativeScript(escrowScript())
                    .withChangeAddress(tenant.baseAddress())
                    .from(escrow))
            .feePayer(tenant.baseAddress())
            .additionalSignersCount(2);
    if (notBefore > 0) {
      transaction = transaction.validFrom(notBefore);
    }
    for (Account signer : signers) {
      transaction = transaction.withSigner(SignerProviders.signerFrom(signer));
    }
    return transaction.complete();
  }

  private NativeScript escrowScript() {
    return new ScriptAny()
        .addScript(new ScriptAll().addScript(signedBy(tenant)).addScript(signedBy(provider)))
        .addScript(
            new ScriptAll()
                .addScript(signedBy(tenant))
                .addScript(new RequireTimeAfter(DEADLINE_SLOT)));
  }

  private static ScriptPubkey signedBy(Account account) {
    return new ScriptPubkey(KeyGenUtil.getKeyHash(account.publicKeyBytes()));
  }

  private long lovelaceAt(String address) throws Exception {
    return client.backend().getUtxoService().getUtxos(address, 100, 1).getValue().stream()
        .flatMap(utxo -> utxo.getAmount().stream())
        .mapToLong(amount -> amount.getQuantity().longValueExact())
        .sum();
  }
}
