package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.spoke.libp2p.peer.PeerId;

/**
 * The values that a server keeps, in memory: the best of each key until it expires, and of too many
 * those whose keys are nearest to its own. May be used by several threads.
 */
final class ValueStore {
  private final Validators validators;
  private final InstantSource clock;
  private final Duration expiry;
  private final StoreLimits limits;

  /** The nearest to the own key first. Guarded by this. */
  private final NavigableMap<Key, ValueRecord> values;

  private long bytes;

  ValueStore(
      PeerId self,
      Validators validators,
      InstantSource clock,
      Duration expiry,
      StoreLimits limits) {
    this.validators = validators;
    this.clock = clock;
    this.expiry = expiry;
    this.limits = limits;
    this.values = new TreeMap<>(Key.of(self).byDistance());
  }

  /**
   * Takes a value unless a better one is here.
   *
   * @return what is kept now under this key: this value or the better one; empty when the store is
   *     full of nearer keys
   * @throws IllegalArgumentException when the value is not valid
   */
  synchronized Optional<ValueRecord> put(ByteString key, ByteString value) {
    validators.validate(key, value);
    Optional<ValueRecord> held = get(key);
    boolean betterIsHeld =
        held.filter(
                known ->
                    !known.value().equals(value) && !validators.isBetter(key, known.value(), value))
            .isPresent();
    if (!betterIsHeld) {
      keep(new ValueRecord(key, value, clock.instant()));
    }
    return get(key);
  }

  private void keep(ValueRecord value) {
    Key key = Key.of(value.key());
    forget(key);
    values.put(key, value);
    bytes += size(value);
    while (values.size() > limits.values() || bytes > limits.valueBytes()) {
      forget(values.lastKey());
    }
  }

  private void forget(Key key) {
    ValueRecord forgotten = values.remove(key);
    if (forgotten != null) {
      bytes -= size(forgotten);
    }
  }

  private static int size(ValueRecord value) {
    return value.key().size() + value.value().size();
  }

  /** The value under this key, when it has not expired and is still valid. */
  synchronized Optional<ValueRecord> get(ByteString key) {
    return Optional.ofNullable(values.get(Key.of(key))).filter(this::isAlive);
  }

  private boolean isAlive(ValueRecord value) {
    return value.received().plus(expiry).isAfter(clock.instant()) && validators.isValid(value);
  }

  /** Frees what has expired since. */
  synchronized void expire() {
    Instant oldest = clock.instant().minus(expiry);
    values.entrySet().stream()
        .filter(entry -> !entry.getValue().received().isAfter(oldest))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::forget);
  }

  synchronized int size() {
    return values.size();
  }
}
