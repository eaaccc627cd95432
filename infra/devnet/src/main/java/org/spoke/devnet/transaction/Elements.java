package org.spoke.devnet.transaction;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.CborType;
import org.spoke.devnet.cbor.MalformedCbor;

/** Small parts that several places of a transaction share. */
final class Elements {
  private static final int SET_TAG = 258;
  private static final int HASH_BYTES = 32;
  private static final int CREDENTIAL_BYTES = 28;
  private static final int MAX_OUTPUT_INDEX = 0xffff;

  private Elements() {}

  /** A set: an array, with or without its tag, in which nothing stands twice (Conway). */
  static <T> Set<T> set(CborReader reader, Function<CborReader, T> element) {
    if (reader.peek() == CborType.TAG && reader.readTag() != SET_TAG) {
      throw new MalformedCbor("expected a set before byte " + reader.position());
    }
    List<T> elements = reader.readArray(element);
    Set<T> distinct = Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    if (distinct.size() != elements.size()) {
      throw new MalformedCbor("a set holds an element twice");
    }
    return distinct;
  }

  /** A set that is left out rather than empty. */
  static <T> Set<T> nonEmptySet(CborReader reader, Function<CborReader, T> element) {
    Set<T> elements = set(reader, element);
    if (elements.isEmpty()) {
      throw new MalformedCbor("a set before byte " + reader.position() + " is empty");
    }
    return elements;
  }

  static TransactionInput input(CborReader reader) {
    reader.readTupleHeader(2);
    TransactionId transaction = new TransactionId(hash(reader));
    int index = reader.readInt();
    if (index > MAX_OUTPUT_INDEX) {
      throw new MalformedCbor("output index " + index + " is more than " + MAX_OUTPUT_INDEX);
    }
    return new TransactionInput(transaction, index);
  }

  static String hash(CborReader reader) {
    return Hashes.hex(reader.readBytes(HASH_BYTES));
  }

  static KeyHash keyHash(CborReader reader) {
    return new KeyHash(Hashes.hex(reader.readBytes(CREDENTIAL_BYTES)));
  }

  static ScriptHash scriptHash(CborReader reader) {
    return new ScriptHash(Hashes.hex(reader.readBytes(CREDENTIAL_BYTES)));
  }
}
