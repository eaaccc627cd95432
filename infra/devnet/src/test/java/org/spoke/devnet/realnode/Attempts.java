package org.spoke.devnet.realnode;

import static java.math.BigInteger.ONE;

import com.bloxbean.cardano.client.address.AddressProvider;
import com.bloxbean.cardano.client.address.Credential;
import com.bloxbean.cardano.client.common.model.Networks;
import com.bloxbean.cardano.client.exception.CborSerializationException;
import com.bloxbean.cardano.client.metadata.cbor.CBORMetadata;
import com.bloxbean.cardano.client.spec.NetworkId;
import com.bloxbean.cardano.client.transaction.spec.Asset;
import com.bloxbean.cardano.client.transaction.spec.AuxiliaryData;
import com.bloxbean.cardano.client.transaction.spec.MultiAsset;
import com.bloxbean.cardano.client.transaction.spec.script.NativeScript;
import com.bloxbean.cardano.client.transaction.spec.script.RequireTimeAfter;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptAll;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptAny;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.Key;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;

/** Every transaction that is tried: right, or spoiled in one way. */
final class Attempts {
  /** Lovelace in the output that each attempt may spend. */
  static final long HELD = 1_000_000_000;

  private static final Key TENANT = new Key(21);
  private static final Key PROVIDER = new Key(22);
  private static final long FEE = Draft.FEE.longValueExact();
  private static final TransactionInput UNKNOWN =
      new TransactionInput(new TransactionId("ab".repeat(32)), 0);

  /** 4,310 lovelace for each of 160 bytes and an enterprise address with four bytes of value. */
  private static final long LEAST_OUTPUT = 4_310L * (160 + 37);

  /** Slots that every chain of these tests has passed, or will not reach. */
  private static final long PASSED_SLOT = 1;

  private static final long FAR_SLOT = 1_000_000;

  private final List<Attempt> attempts = new ArrayList<>();

  private Attempts() {}

  static List<Attempt> all() {
    Attempts all = new Attempts();
    all.money();
    all.slots();
    all.signatures();
    all.networks();
    all.minting();
    all.escrows();
    all.form();
    return all.attempts;
  }

  private void money() {
    tried("payment", (money, slot) -> payment(money).bytesSignedBy(TENANT));
    tried("least fee", (money, slot) -> paying(money, least(money)).bytesSignedBy(TENANT));
    tried("fee too small", (money, slot) -> paying(money, least(money) - 1).bytesSignedBy(TENANT));
    tried("least output", (money, slot) -> split(money, LEAST_OUTPUT).bytesSignedBy(TENANT));
    tried(
        "output too small", (money, slot) -> split(money, LEAST_OUTPUT - 1).bytesSignedBy(TENANT));
    tried("lovelace from nowhere", (money, slot) -> leaving(money, HELD - FEE + 1));
    tried("lovelace lost", (money, slot) -> leaving(money, HELD - FEE - 1));
    tried("unknown input", (money, slot) -> payment(UNKNOWN).bytesSignedBy(TENANT));
    tried(
        "unknown reference input",
        (money, slot) ->
            payment(money)
                .with(body -> body.setReferenceInputs(List.of(Draft.input(UNKNOWN))))
                .bytesSignedBy(TENANT));
  }

  private void slots() {
    tried("ended", (money, slot) -> until(money, PASSED_SLOT));
    tried("ends later", (money, slot) -> until(money, slot + 500));
    tried("begins later", (money, slot) -> from(money, slot + 500));
    tried("begins now", (money, slot) -> from(money, slot));
  }

  private void signatures() {
    tried("no signature", (money, slot) -> payment(money).bytesSignedBy());
    tried("signed by another", (money, slot) -> payment(money).bytesSignedBy(PROVIDER));
    tried("signed by one more", (money, slot) -> payment(money).bytesSignedBy(TENANT, PROVIDER));
    tried("broken signature", (money, slot) -> broken(payment(money).bytesSignedBy(TENANT)));
    tried("required signer missing", (money, slot) -> requiring(money).bytesSignedBy(TENANT));
    tried("required signer", (money, slot) -> requiring(money).bytesSignedBy(TENANT, PROVIDER));
  }

  private void networks() {
    tried(
        "other network in the body",
        (money, slot) ->
            payment(money)
                .with(body -> body.setNetworkId(NetworkId.MAINNET))
                .bytesSignedBy(TENANT));
    tried(
        "address of mainnet",
        (money, slot) ->
            new Draft().spend(money).pay(onMainnet(PROVIDER), HELD - FEE).bytesSignedBy(TENANT));
  }

  private void minting() {
    tried("mint", (money, slot) -> minting(money, TENANT, 1_000).bytesSignedBy(TENANT));
    tried("unsigned mint", (money, slot) -> minting(money, PROVIDER, 1_000).bytesSignedBy(TENANT));
    tried("mint too little", (money, slot) -> minting(money, TENANT, 999).bytesSignedBy(TENANT));
    tried(
        "mint without its policy",
        (money, slot) ->
            minting(money, TENANT, 1_000)
                .withWhole(whole -> whole.getWitnessSet().getNativeScripts().clear())
                .bytesSignedBy(TENANT));
  }

  private void escrows() {
    NativeScript running = escrow(FAR_SLOT);
    NativeScript over = escrow(PASSED_SLOT);
    escrow("both spend", running, (money, slot) -> spend(money, running, 0, TENANT, PROVIDER));
    escrow("tenant too early", running, (money, slot) -> spend(money, running, 0, TENANT));
    escrow("tenant lies", running, (money, slot) -> spend(money, running, FAR_SLOT, TENANT));
    escrow("tenant after it", over, (money, slot) -> spend(money, over, PASSED_SLOT, TENANT));
    escrow("tenant without a bound", over, (money, slot) -> spend(money, over, 0, TENANT));
    escrow("provider alone", over, (money, slot) -> spend(money, over, PASSED_SLOT, PROVIDER));
    escrow("other script", over, (money, slot) -> spend(money, running, PASSED_SLOT, TENANT));
    escrow("no script", over, (money, slot) -> from(money, PASSED_SLOT));
  }

  private void form() {
    tried("script that nobody needs", (money, slot) -> attaching(money).bytesSignedBy(TENANT));
    tried("metadata", (money, slot) -> noting(money).bytesSignedBy(TENANT));
    tried(
        "other metadata than declared",
        (money, slot) ->
            noting(money)
                .with(body -> body.setAuxiliaryDataHash(new byte[32]))
                .bytesSignedBy(TENANT));
    tried("too large", (money, slot) -> large(money));
    tried("no transaction", (money, slot) -> new byte[] {1, 2, 3});
  }

  private void tried(String name, Attempt.Builder builder) {
    attempts.add(new Attempt(name, TENANT.address(), builder));
  }

  private void escrow(String name, NativeScript script, Attempt.Builder builder) {
    Address address =
        Address.of(AddressProvider.getEntAddress(script, Networks.testnet()).getBytes());
    attempts.add(new Attempt("escrow: " + name, address, builder));
  }

  private static Draft payment(TransactionInput money) {
    return paying(money, FEE);
  }

  private static Draft paying(TransactionInput money, long fee) {
    return new Draft()
        .spend(money)
        .pay(PROVIDER.address(), HELD - fee)
        .with(body -> body.setFee(BigInteger.valueOf(fee)));
  }

  /** The mark of validity, one byte, does not count. */
  private static long least(TransactionInput money) {
    return 155_381 + 44L * (payment(money).bytesSignedBy(TENANT).length - 1);
  }

  private static Draft split(TransactionInput money, long lovelace) {
    return new Draft()
        .spend(money)
        .pay(PROVIDER.address(), lovelace)
        .pay(TENANT.address(), HELD - FEE - lovelace);
  }

  private static byte[] leaving(TransactionInput money, long lovelace) {
    return new Draft().spend(money).pay(PROVIDER.address(), lovelace).bytesSignedBy(TENANT);
  }

  private static byte[] until(TransactionInput money, long slot) {
    return payment(money).with(body -> body.setTtl(slot)).bytesSignedBy(TENANT);
  }

  private static byte[] from(TransactionInput money, long slot) {
    return payment(money).with(body -> body.setValidityStartInterval(slot)).bytesSignedBy(TENANT);
  }

  private static byte[] broken(byte[] signed) {
    signed[signed.length - 20] ^= 1;
    return signed;
  }

  private static Draft requiring(TransactionInput money) {
    byte[] hash = HexFormat.of().parseHex(PROVIDER.hash());
    return payment(money).with(body -> body.setRequiredSigners(List.of(hash)));
  }

  private static Address onMainnet(Key key) {
    Credential credential = Credential.fromKey(key.hash());
    return Address.of(AddressProvider.getEntAddress(credential, Networks.mainnet()).getBytes());
  }

  /** Mints so many tokens and pays a thousand. */
  private static Draft minting(TransactionInput money, Key policy, long made) {
    MultiAsset paid = tokens(policy, 1_000);
    return payment(money)
        .with(body -> body.setMint(List.of(tokens(policy, made))))
        .with(body -> body.getOutputs().get(0).getValue().setMultiAssets(List.of(paid)))
        .withWhole(whole -> whole.getWitnessSet().getNativeScripts().add(policy.script()));
  }

  private static MultiAsset tokens(Key policy, long quantity) {
    try {
      Asset asset = new Asset("NTX", BigInteger.valueOf(quantity));
      return new MultiAsset(policy.script().getPolicyId(), List.of(asset));
    } catch (CborSerializationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Both together, or the tenant after the slot. */
  private static NativeScript escrow(long slot) {
    return new ScriptAny()
        .addScript(new ScriptAll().addScript(TENANT.script()).addScript(PROVIDER.script()))
        .addScript(
            new ScriptAll().addScript(TENANT.script()).addScript(new RequireTimeAfter(slot)));
  }

  private static byte[] spend(
      TransactionInput money, NativeScript script, long from, Key... signers) {
    return payment(money)
        .with(body -> body.setValidityStartInterval(from))
        .withWhole(whole -> whole.getWitnessSet().getNativeScripts().add(script))
        .bytesSignedBy(signers);
  }

  private static Draft attaching(TransactionInput money) {
    return payment(money)
        .withWhole(whole -> whole.getWitnessSet().getNativeScripts().add(TENANT.script()));
  }

  private static Draft noting(TransactionInput money) {
    CBORMetadata metadata = new CBORMetadata();
    metadata.put(BigInteger.valueOf(674), "escrow of a job");
    AuxiliaryData auxiliaryData = AuxiliaryData.builder().metadata(metadata).build();
    return payment(money).withWhole(whole -> whole.setAuxiliaryData(auxiliaryData));
  }

  private static byte[] large(TransactionInput money) {
    BigInteger fee = ONE.shiftLeft(20);
    Draft draft = new Draft().spend(money).with(body -> body.setFee(fee));
    long left = HELD - fee.longValueExact();
    for (int outputs = 0; outputs < 480; outputs++) {
      draft.pay(PROVIDER.address(), 1_000_000);
      left -= 1_000_000;
    }
    return draft.pay(TENANT.address(), left).bytesSignedBy(TENANT);
  }
}
