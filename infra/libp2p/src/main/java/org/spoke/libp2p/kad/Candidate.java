package org.spoke.libp2p.kad;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spoke.libp2p.multiaddr.Multiaddr;

/**
 * A peer that a lookup has heard of.
 *
 * <pre>
 *   heard --ask--> asked --answered--> answered
 *     ^              |
 *     |              +--failed--> failed
 *     +-- another address is known, once --+
 * </pre>
 */
final class Candidate {
  /** How often a peer is asked: again when somebody knows another address of it. */
  private static final int MAX_ATTEMPTS = 2;

  private final int hops;
  private final Set<Multiaddr> tried = new HashSet<>();
  private KadPeer peer;
  private State state = State.HEARD;
  private int attempts;

  /**
   * @param hops over how many peers it was heard of
   */
  Candidate(KadPeer peer, int hops) {
    this.peer = peer;
    this.hops = hops;
  }

  KadPeer peer() {
    return peer;
  }

  int hops() {
    return hops;
  }

  boolean is(State other) {
    return state == other;
  }

  void ask() {
    state = State.ASKED;
    attempts++;
    tried.addAll(peer.addresses());
  }

  void answered() {
    state = State.ANSWERED;
  }

  void failed() {
    state = isWorthAnotherAttempt() ? State.HEARD : State.FAILED;
  }

  /** Hears again of this peer. What led to an answer needs nothing more. */
  void learn(List<Multiaddr> addresses) {
    if (state == State.ANSWERED) {
      return;
    }
    peer = peer.with(addresses);
    if (state == State.FAILED) {
      failed();
    }
  }

  private boolean isWorthAnotherAttempt() {
    return attempts < MAX_ATTEMPTS && !tried.containsAll(peer.addresses());
  }

  enum State {
    HEARD,
    ASKED,
    ANSWERED,
    FAILED
  }
}
