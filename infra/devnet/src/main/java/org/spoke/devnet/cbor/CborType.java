package org.spoke.devnet.cbor;

import java.util.List;

/** The major types of RFC 8949, section 3.1, in the order of their numbers. */
public enum CborType {
  UNSIGNED,
  NEGATIVE,
  BYTES,
  TEXT,
  ARRAY,
  MAP,
  TAG,
  SIMPLE;

  private static final List<CborType> BY_NUMBER = List.of(values());

  static CborType of(int number) {
    return BY_NUMBER.get(number);
  }
}
