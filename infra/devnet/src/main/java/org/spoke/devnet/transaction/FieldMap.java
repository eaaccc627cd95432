package org.spoke.devnet.transaction;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.MalformedCbor;

/**
 * Reads a map whose keys are small numbers, each at most once; most of conway.cddl is such maps.
 */
final class FieldMap {
  private FieldMap() {}

  /** Hands each field's number to the consumer, which reads its value; returns those seen. */
  static Set<Integer> read(CborReader reader, IntConsumer field) {
    Set<Integer> seen = new HashSet<>();
    reader.readMap(
        () -> {
          int number = reader.readInt();
          if (!seen.add(number)) {
            throw new MalformedCbor("field " + number + " stands twice");
          }
          field.accept(number);
        });
    return seen;
  }
}
