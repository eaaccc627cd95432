package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.time.Instant;

/**
 * A value under its key.
 *
 * @param received when whoever shows it got it
 */
record ValueRecord(ByteString key, ByteString value, Instant received) {
  /** In bytes: a namespace, a peer id and a name have some 100. */
  static final int MAX_KEY_BYTES = 1024;

  /** In bytes: a DHT is for pointers and short descriptions, which 20 peers keep each. */
  static final int MAX_VALUE_BYTES = 32 * 1024;

  ValueRecord {
    if (key.isEmpty() || key.size() > MAX_KEY_BYTES || value.size() > MAX_VALUE_BYTES) {
      throw new IllegalArgumentException(
          "A record has a key of 1 to "
              + MAX_KEY_BYTES
              + " and a value of up to "
              + MAX_VALUE_BYTES
              + " bytes, not "
              + key.size()
              + " and "
              + value.size());
    }
  }
}
