package org.spoke.devnet.realnode;

import java.util.List;
import java.util.Optional;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.TransactionInput;

/** A Cardano network that takes transactions: the devnet, or a real node. */
interface Network {
  /** A confirmed output of this much lovelace for each owner, in their order. */
  List<TransactionInput> fund(List<Address> owners, long lovelace) throws Exception;

  /** The slot of the latest block. */
  long slot() throws Exception;

  /** Why the transaction is refused, or empty when it is taken. */
  Optional<String> submit(byte[] transaction) throws Exception;
}
