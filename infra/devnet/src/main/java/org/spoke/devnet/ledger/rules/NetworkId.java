package org.spoke.devnet.ledger.rules;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionOutput;

/**
 * WrongNetworkInTxBody (Alonzo UTXO) and WrongNetwork (Shelley UTXO): body and outputs name no
 * other network than this one.
 */
public final class NetworkId implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    int expected = state.parameters().networkId();
    int declared = transaction.body().networkId().orElse(expected);
    if (declared != expected) {
      return Optional.of(
          new Rejection(
              "WrongNetworkInTxBody", "network id " + declared + ", expected " + expected));
    }
    String foreign =
        BodyOutputs.of(transaction)
            .map(TransactionOutput::address)
            .filter(address -> address.networkId() != expected)
            .map(Address::bech32)
            .collect(joining(", "));
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "WrongNetwork", "expected network id " + expected + " in the address " + foreign));
  }
}
