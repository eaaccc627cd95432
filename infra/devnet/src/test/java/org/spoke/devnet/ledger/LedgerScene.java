package org.spoke.devnet.ledger;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.HashedScript;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;
import org.spoke.devnet.transaction.Value;

/** A ledger in slot 100 where the tenant holds 100 ADA. */
public final class LedgerScene {
  public static final ProtocolParameters PARAMETERS =
      new ProtocolParameters(
          0,
          BigInteger.valueOf(44),
          BigInteger.valueOf(155_381),
          BigInteger.valueOf(15),
          BigInteger.valueOf(4_310),
          16_384,
          5_000,
          90_112);
  public static final long SLOT = 100;
  public static final long HELD = 100_000_000;

  public final Key tenant = new Key(1);
  public final Key provider = new Key(2);
  public final TransactionInput money;

  private final Map<TransactionInput, TransactionOutput> outputs = new HashMap<>();

  public LedgerScene() {
    money = given(tenant.address(), Value.lovelace(BigInteger.valueOf(HELD)));
  }

  public TransactionInput given(Address owner, Value value) {
    return given(owner, value, Optional.empty());
  }

  public TransactionInput given(Address owner, Value value, Optional<HashedScript> script) {
    TransactionId made = new TransactionId("%064x".formatted(outputs.size() + 1));
    TransactionInput place = new TransactionInput(made, 0);
    outputs.put(place, new TransactionOutput(owner, value, Optional.empty(), script, 70, 9));
    return place;
  }

  public LedgerState state() {
    return new LedgerState(place -> Optional.ofNullable(outputs.get(place)), SLOT, PARAMETERS);
  }

  /** A payment of 10 ADA from the tenant to the provider that keeps every rule once signed. */
  public Draft payment() {
    return new Draft()
        .spend(money)
        .pay(provider.address(), 10_000_000)
        .pay(tenant.address(), HELD - 10_000_000 - Draft.FEE.longValueExact());
  }
}
