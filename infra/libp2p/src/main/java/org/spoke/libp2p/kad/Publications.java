package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.spoke.libp2p.ResourceLimitException;

/** What this peer itself puts and provides, and when it has to say so again. */
final class Publications {
  /** To publish each a minute or so apart fills a day. */
  static final int MAX_OF_EACH_KIND = 1_024;

  private final Map<ByteString, ByteString> values = new ConcurrentHashMap<>();
  private final DueTimes<ByteString> valueTimes;
  private final DueTimes<ByteString> contentTimes;

  Publications(InstantSource clock, RandomGenerator random, Duration interval) {
    this.valueTimes = new DueTimes<>(clock, random, interval);
    this.contentTimes = new DueTimes<>(clock, random, interval);
  }

  /**
   * Remembers an own value in place of an earlier one under the same key.
   *
   * @throws ResourceLimitException when there are too many
   */
  void put(ByteString key, ByteString value) throws ResourceLimitException {
    requireRoom(valueTimes, key, "values that this peer puts");
    values.put(key, value);
    valueTimes.done(key);
  }

  /**
   * Remembers what this peer provides.
   *
   * @throws ResourceLimitException when there is too much
   */
  void provide(ByteString content) throws ResourceLimitException {
    requireRoom(contentTimes, content, "keys that this peer provides");
    contentTimes.done(content);
  }

  private static void requireRoom(DueTimes<ByteString> times, ByteString key, String what)
      throws ResourceLimitException {
    if (!times.contains(key) && times.size() >= MAX_OF_EACH_KIND) {
      throw new ResourceLimitException(what + " (" + MAX_OF_EACH_KIND + ")");
    }
  }

  Optional<ByteString> value(ByteString key) {
    return Optional.ofNullable(values.get(key));
  }

  boolean provides(ByteString content) {
    return contentTimes.contains(content);
  }

  void removeValue(ByteString key) {
    values.remove(key);
    valueTimes.remove(key);
  }

  void removeContent(ByteString content) {
    contentTimes.remove(content);
  }

  List<ByteString> dueValues() {
    return valueTimes.due();
  }

  List<ByteString> dueContents() {
    return contentTimes.due();
  }

  void retryValue(ByteString key, Duration pause) {
    valueTimes.retryAfter(key, pause);
  }

  void retryContent(ByteString content, Duration pause) {
    contentTimes.retryAfter(content, pause);
  }
}
