package org.spoke.payment.chain;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.spoke.payment.ChainSettings;
import org.spoke.payment.chain.blockfrost.BlockfrostChainClient;
import org.spoke.payment.chain.blockfrost.BlockfrostSettings;

/**
 * The real client to the devnet, with a wire that a test can cut; the cut outlives a restart of the
 * service.
 */
@Singleton
@Replaces(ChainClient.class)
@Requires(property = InterruptibleChain.WANTED)
public final class InterruptibleChain implements ChainClient {

  public static final String WANTED = "test.interruptible-chain";

  /** What happens on the wire. */
  public enum Wire {
    WHOLE,
    /** Nobody answers anything. */
    CUT,
    /** Transactions never arrive; everything else is answered. */
    LOSES_SUBMISSIONS,
    /** Transactions arrive, but the answer is lost. */
    LOSES_ANSWERS_TO_SUBMISSIONS
  }

  private static final AtomicReference<Wire> WIRE = new AtomicReference<>(Wire.WHOLE);

  private final BlockfrostChainClient chain;

  InterruptibleChain(ChainSettings settings) {
    this.chain = new BlockfrostChainClient(BlockfrostSettings.of(settings.url()));
  }

  public static void wire(Wire wire) {
    WIRE.set(wire);
  }

  @Override
  public Genesis genesis() {
    return reached().genesis();
  }

  @Override
  public Tip tip() {
    return reached().tip();
  }

  @Override
  public ProtocolParameters protocolParameters() {
    return reached().protocolParameters();
  }

  @Override
  public List<UnspentOutput> unspentOutputs(Address address) {
    return reached().unspentOutputs(address);
  }

  @Override
  public Optional<LandedTransaction> find(TxId id) {
    return reached().find(id);
  }

  @Override
  public TxId submit(SignedTransaction transaction) {
    return switch (WIRE.get()) {
      case WHOLE -> chain.submit(transaction);
      case CUT, LOSES_SUBMISSIONS -> throw cut();
      case LOSES_ANSWERS_TO_SUBMISSIONS -> {
        chain.submit(transaction);
        throw cut();
      }
    };
  }

  private ChainClient reached() {
    if (WIRE.get() == Wire.CUT) {
      throw cut();
    }
    return chain;
  }

  private static ChainFailure cut() {
    return new ChainFailure.Unreachable("The wire is cut", null);
  }

  @PreDestroy
  void close() {
    chain.close();
  }
}
