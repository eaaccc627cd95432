package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts values to the peers nearest to their keys and gets them (kad-dht spec, "Value storage and
 * retrieval").
 */
final class ValueRouting {
  private static final Logger LOG = LoggerFactory.getLogger(ValueRouting.class);

  private final KadNetwork network;
  private final Queries queries;
  private final ValueStore store;
  private final Validators validators;
  private final InstantSource clock;
  private final Executor executor;

  ValueRouting(
      KadNetwork network,
      Queries queries,
      ValueStore store,
      Validators validators,
      InstantSource clock,
      Executor executor) {
    this.network = network;
    this.queries = queries;
    this.store = store;
    this.validators = validators;
    this.clock = clock;
    this.executor = executor;
  }

  /** Puts a value to others, and says how many keep it now. */
  int put(ByteString key, ByteString value) throws IOException {
    try (Query query = queries.towards(new Request.FindNode(key))) {
      return send(query.finish().nearest(), key, value);
    }
  }

  /**
   * Keeps a value here.
   *
   * @throws IllegalArgumentException when it is not valid, or a better one is kept
   */
  void keep(ByteString key, ByteString value) {
    boolean betterIsKnown =
        store.put(key, value).filter(kept -> !kept.value().equals(value)).isPresent();
    if (betterIsKnown) {
      throw new IllegalArgumentException("A better value than this one stands under its key");
    }
  }

  private int send(List<KadPeer> peers, ByteString key, ByteString value)
      throws InterruptedIOException {
    Request request = new Request.PutValue(new ValueRecord(key, value, clock.instant()));
    return queries.each(peers, peer -> keeps(network.request(peer, request), value)).size();
  }

  private static boolean keeps(Response response, ByteString value) {
    return response.value().filter(kept -> kept.value().equals(value)).isPresent();
  }

  /**
   * Gets the best value and corrects those that have a worse one or none.
   *
   * @param quorum how many valid values suffice; with 0 the lookup goes on to its end
   */
  Optional<ByteString> get(ByteString key, int quorum) throws IOException {
    BestValue best = new BestValue(validators, key);
    store.get(key).ifPresent(kept -> best.offer(network.self(), kept));
    if (isEnough(best, quorum)) {
      return best.value();
    }
    search(key, quorum, best);
    best.value().ifPresent(value -> store.put(key, value));
    return best.value();
  }

  private static boolean isEnough(BestValue best, int quorum) {
    return quorum > 0 && best.value().isPresent() && best.count() >= quorum;
  }

  private void search(ByteString key, int quorum, BestValue best) throws IOException {
    try (Query query = queries.towards(new Request.GetValue(key))) {
      List<KadPeer> answered = new ArrayList<>();
      Optional<Query.Answer> answer = query.next();
      while (answer.isPresent()) {
        KadPeer from = answer.get().from();
        answered.add(from);
        answer.get().response().value().ifPresent(shown -> best.offer(from.id(), shown));
        answer = isEnough(best, quorum) ? Optional.empty() : query.next();
      }
      List<KadPeer> wrong = best.toBeCorrected(query.nearest(), answered);
      best.value().ifPresent(value -> startCorrecting(wrong, key, value));
    }
  }

  private void startCorrecting(List<KadPeer> peers, ByteString key, ByteString value) {
    try {
      executor.execute(() -> correct(peers, key, value));
    } catch (RejectedExecutionException closing) {
      LOG.debug("Peers are not corrected any more");
    }
  }

  private void correct(List<KadPeer> peers, ByteString key, ByteString value) {
    try {
      int corrected = send(peers, key, value);
      LOG.debug("{} of {} peers have taken a better value", corrected, peers.size());
    } catch (InterruptedIOException closing) {
      LOG.debug("Stopped correcting peers");
    }
  }
}
