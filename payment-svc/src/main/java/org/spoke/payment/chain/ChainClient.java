package org.spoke.payment.chain;

import java.util.List;
import java.util.Optional;

/**
 * The chain as this service sees it. Every call goes over a network: it is bounded in time, and
 * fails with a {@link ChainFailure} that says whether asking again can help.
 */
public interface ChainClient {

  Genesis genesis();

  Tip tip();

  ProtocolParameters protocolParameters();

  /**
   * What stands at an address in the chain of the tip. An output that a waiting transaction spends
   * is still listed.
   */
  List<UnspentOutput> unspentOutputs(Address address);

  /**
   * Hands a transaction to the chain. Handing over the same bytes again is harmless: the same id
   * can land only once.
   *
   * @throws ChainFailure.Rejected when the ledger refuses it, which it also does to one that has
   *     landed already
   */
  TxId submit(SignedTransaction transaction);

  /**
   * The transaction if it is in a block of the present chain; empty when it waits, was rolled back
   * or never was.
   */
  Optional<LandedTransaction> find(TxId id);
}
