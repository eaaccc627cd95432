package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spoke.libp2p.peer.PeerId;

/**
 * The best of the values that peers show under one key, and who has another one (kad-dht spec,
 * "Value retrieval"). Invalid values count for nothing. Not safe for several threads.
 */
final class BestValue {
  private final Validators validators;
  private final ByteString key;
  private final Set<PeerId> current = new HashSet<>();
  private final Set<PeerId> outdated = new HashSet<>();
  private Optional<ByteString> best = Optional.empty();

  BestValue(Validators validators, ByteString key) {
    this.validators = validators;
    this.key = key;
  }

  void offer(PeerId from, ValueRecord shown) {
    if (validators.isValid(shown)) {
      offerValid(from, shown.value());
    }
  }

  private void offerValid(PeerId from, ByteString value) {
    if (best.isEmpty() || validators.isBetter(key, best.get(), value)) {
      outdated.addAll(current);
      current.clear();
      best = Optional.of(value);
    }
    (best.get().equals(value) ? current : outdated).add(from);
  }

  Optional<ByteString> value() {
    return best;
  }

  /** How many peers have shown valid values. */
  int count() {
    return current.size() + outdated.size();
  }

  /** Who shall be told of the best value, out of those that answered. */
  List<KadPeer> toBeCorrected(List<KadPeer> nearest, List<KadPeer> answered) {
    Stream<KadPeer> worse = answered.stream().filter(peer -> outdated.contains(peer.id()));
    Stream<KadPeer> without = nearest.stream().filter(peer -> !current.contains(peer.id()));
    return Stream.concat(without, worse).distinct().toList();
  }
}
