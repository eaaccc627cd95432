package org.spoke.libp2p.kad;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.peer.PeerId;

/** One lookup on its way through the network. For one thread. */
final class Query implements AutoCloseable {
  private final KadNetwork network;
  private final Contacts contacts;
  private final Request request;
  private final Lookup lookup;
  private final Calls<Response> calls;
  private final long due;

  /** What one peer has answered. */
  record Answer(KadPeer from, Response response) {}

  /**
   * @param due when it ends at the latest, by {@link System#nanoTime}
   */
  Query(
      KadNetwork network,
      Contacts contacts,
      Request request,
      Lookup lookup,
      Calls<Response> calls,
      long due) {
    this.network = network;
    this.contacts = contacts;
    this.request = request;
    this.lookup = lookup;
    this.calls = calls;
    this.due = due;
  }

  /**
   * Goes on until the next peer has answered.
   *
   * @return empty at the end
   * @throws InterruptedIOException when the thread is interrupted
   */
  Optional<Answer> next() throws InterruptedIOException {
    while (!lookup.isFinished() && System.nanoTime() < due) {
      start();
      Optional<Answer> answer = learn(calls.take());
      if (answer.isPresent()) {
        return answer;
      }
    }
    calls.close();
    return Optional.empty();
  }

  private void start() {
    for (Optional<KadPeer> next = lookup.next(); next.isPresent(); next = lookup.next()) {
      KadPeer peer = next.get();
      calls.start(peer, () -> network.request(peer, request));
    }
  }

  private Optional<Answer> learn(Calls.Outcome<Response> outcome) {
    return switch (outcome) {
      case Calls.Outcome.Answered(KadPeer peer, Response response) -> {
        lookup.answered(peer, response.closer());
        contacts.serves(peer);
        yield Optional.of(new Answer(peer, response));
      }
      case Calls.Outcome.Failed(KadPeer peer, IOException reason) -> {
        lookup.failed(peer);
        contacts.failed(peer.id(), reason);
        yield Optional.empty();
      }
    };
  }

  /** Goes on until the end. */
  Query finish() throws InterruptedIOException {
    while (next().isPresent()) {
      continue;
    }
    return this;
  }

  List<KadPeer> nearest() {
    return lookup.nearest();
  }

  Optional<KadPeer> heardOf(PeerId peer) {
    return lookup.heardOf(peer);
  }

  Cost cost() {
    return new Cost(lookup.requests(), lookup.hops());
  }

  /** Cancels the requests that are under way. */
  @Override
  public void close() {
    calls.close();
  }

  /**
   * What a lookup took.
   *
   * @param hops over how many peers the nearest one was heard of
   */
  record Cost(int requests, int hops) {}
}
