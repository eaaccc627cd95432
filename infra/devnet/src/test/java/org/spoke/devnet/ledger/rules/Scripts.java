package org.spoke.devnet.ledger.rules;

import com.bloxbean.cardano.client.address.AddressProvider;
import com.bloxbean.cardano.client.common.model.Networks;
import com.bloxbean.cardano.client.transaction.spec.script.NativeScript;
import org.spoke.devnet.transaction.Address;

/** Native scripts as cardano-client-lib makes them. */
final class Scripts {
  private Scripts() {}

  /** Where money is locked by the script; the hash in it is the library's, not the devnet's. */
  static Address address(NativeScript script) {
    return Address.of(AddressProvider.getEntAddress(script, Networks.testnet()).getBytes());
  }
}
