package org.spoke.libp2p.kad;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.spoke.libp2p.kad.Candidate.State;
import org.spoke.libp2p.peer.PeerId;

/**
 * Whom to ask next on the way to the peers nearest to a key (kad-dht spec, "Peer routing"). It ends
 * when the nearest of all peers heard of have answered; who was merely asked does not count. Does
 * no I/O; not safe for several threads.
 */
final class Lookup {
  /**
   * How many peers are asked in one lookup at most: in a network of millions 100 suffice, and who
   * invents peers cannot keep it going.
   */
  static final int MAX_REQUESTS = 400;

  private final NavigableMap<Key, Candidate> candidates;
  private final Width width;
  private final Key self;
  private int inFlight;
  private int requests;

  /**
   * How wide a lookup is.
   *
   * @param count how many peers are looked for: the specification's k
   * @param concurrency how many are asked at once: the specification's alpha
   * @param resiliency how many of the nearest must have answered before it ends
   */
  record Width(int count, int concurrency, int resiliency) {}

  Lookup(PeerId self, Key target, Width width, Collection<KadPeer> seeds) {
    this.self = Key.of(self);
    this.width = width;
    this.candidates = new TreeMap<>(target.byDistance());
    seeds.forEach(seed -> hear(seed, 1));
  }

  /**
   * Whom to ask now, who then counts as asked; empty when enough are being asked, or nobody is
   * left.
   */
  Optional<KadPeer> next() {
    if (inFlight >= width.concurrency() || requests >= MAX_REQUESTS || isFinished()) {
      return Optional.empty();
    }
    Optional<Candidate> next = unasked().findFirst();
    next.ifPresent(this::ask);
    return next.map(Candidate::peer);
  }

  private void ask(Candidate candidate) {
    candidate.ask();
    inFlight++;
    requests++;
  }

  /** A peer has answered with peers that it believes to be nearer. */
  void answered(KadPeer peer, List<KadPeer> closer) {
    asked(peer).ifPresent(candidate -> answered(candidate, closer));
  }

  private void answered(Candidate candidate, List<KadPeer> closer) {
    candidate.answered();
    inFlight--;
    closer.stream().limit(width.count()).forEach(heard -> hear(heard, candidate.hops() + 1));
  }

  /** A peer did not answer, or not as it must. */
  void failed(KadPeer peer) {
    asked(peer).ifPresent(this::failed);
  }

  private void failed(Candidate candidate) {
    candidate.failed();
    inFlight--;
  }

  private Optional<Candidate> asked(KadPeer peer) {
    return Optional.ofNullable(candidates.get(peer.key()))
        .filter(candidate -> candidate.is(State.ASKED));
  }

  private void hear(KadPeer peer, int hops) {
    Key key = peer.key();
    Candidate known = candidates.get(key);
    if (known != null) {
      known.learn(peer.addresses());
    } else if (!key.equals(self)) {
      candidates.put(key, new Candidate(peer, hops));
    }
  }

  /** Whether the nearest have all answered, or nobody is left to be asked. */
  boolean isFinished() {
    List<Candidate> decisive = nearestAlive(width.resiliency()).toList();
    boolean enough = decisive.size() == width.resiliency();
    boolean answered = decisive.stream().allMatch(candidate -> candidate.is(State.ANSWERED));
    return (enough && answered) || isExhausted();
  }

  private boolean isExhausted() {
    return inFlight == 0 && (requests >= MAX_REQUESTS || unasked().findFirst().isEmpty());
  }

  /** Farther ones are asked only when nearer ones fail. */
  private Stream<Candidate> unasked() {
    return nearestAlive(width.count()).filter(candidate -> candidate.is(State.HEARD));
  }

  private Stream<Candidate> nearestAlive(int count) {
    return candidates.values().stream()
        .filter(candidate -> !candidate.is(State.FAILED))
        .limit(count);
  }

  /** The nearest peers that have answered, the nearest first. */
  List<KadPeer> nearest() {
    return nearestAnswered().map(Candidate::peer).toList();
  }

  private Stream<Candidate> nearestAnswered() {
    return candidates.values().stream()
        .filter(candidate -> candidate.is(State.ANSWERED))
        .limit(width.count());
  }

  /** What was said of a peer, whether it answered or not. */
  Optional<KadPeer> heardOf(PeerId peer) {
    return Optional.ofNullable(candidates.get(Key.of(peer))).map(Candidate::peer);
  }

  int requests() {
    return requests;
  }

  /** Over how many peers the nearest that answered was heard of, itself counted. */
  int hops() {
    return nearestAnswered().findFirst().map(Candidate::hops).orElse(0);
  }
}
