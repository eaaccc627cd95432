package org.spoke.payment.escrow.script;

import com.bloxbean.cardano.client.address.AddressProvider;
import com.bloxbean.cardano.client.common.model.Network;
import com.bloxbean.cardano.client.common.model.Networks;
import com.bloxbean.cardano.client.transaction.spec.Transaction;
import com.bloxbean.cardano.client.transaction.spec.script.NativeScript;
import com.bloxbean.cardano.client.transaction.spec.script.RequireTimeAfter;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptAll;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptAny;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptPubkey;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.KeyHash;

/**
 * The escrow as a native script (CIP-1854's kind): {@code any [ all [tenant, provider], all [after
 * the deadline, tenant] ]}. The ledger checks who signs and when, not how the money is divided:
 * that both sides agree on before they sign.
 */
public final class NativeEscrowScript implements EscrowScript {

  @Override
  public Address lockAddress(EscrowTerms terms) {
    return new Address(AddressProvider.getEntAddress(script(terms), network(terms)).toBech32());
  }

  @Override
  public Unlocking settlement(EscrowTerms terms) {
    Set<KeyHash> both = Set.of(terms.tenant().paymentKey(), terms.provider().paymentKey());
    return new Unlocking(0, both, showing(script(terms)));
  }

  @Override
  public Unlocking refund(EscrowTerms terms) {
    Set<KeyHash> tenant = Set.of(terms.tenant().paymentKey());
    return new Unlocking(terms.refundableFromSlot(), tenant, showing(script(terms)));
  }

  private static Consumer<Transaction> showing(NativeScript script) {
    return transaction -> transaction.getWitnessSet().setNativeScripts(List.of(script));
  }

  private static NativeScript script(EscrowTerms terms) {
    var tenant = signedBy(terms.tenant().paymentKey());
    var provider = signedBy(terms.provider().paymentKey());
    var together = new ScriptAll().addScript(tenant).addScript(provider);
    var late =
        new ScriptAll()
            .addScript(new RequireTimeAfter(terms.refundableFromSlot()))
            .addScript(tenant);
    return new ScriptAny().addScript(together).addScript(late);
  }

  private static ScriptPubkey signedBy(KeyHash key) {
    return new ScriptPubkey(key.hex());
  }

  private static Network network(EscrowTerms terms) {
    return switch (terms.tenant().network()) {
      case MAINNET -> Networks.mainnet();
      case TESTNET -> Networks.testnet();
    };
  }
}
