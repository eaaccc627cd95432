package org.spoke.devnet.transaction;

import java.util.Optional;
import java.util.Set;
import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.CborType;
import org.spoke.devnet.cbor.MalformedCbor;

/** Decodes an output: a map since Babbage, an array before; both are still allowed. */
final class OutputDecoder {
  private static final Set<Integer> REQUIRED_FIELDS = Set.of(0, 1);
  private static final int CBOR_TAG = 24;
  private static final int INLINE_DATUM = 1;
  private static final int NATIVE_SCRIPT = 0;

  private final CborReader reader;
  private Address address;
  private Value value;
  private int valueSizeBytes;
  private Optional<Datum> datum = Optional.empty();
  private Optional<HashedScript> referenceScript = Optional.empty();

  private OutputDecoder(CborReader reader) {
    this.reader = reader;
  }

  static TransactionOutput decode(CborReader outer) {
    byte[] bytes = outer.sliceItem();
    OutputDecoder decoder = new OutputDecoder(new CborReader(bytes));
    if (decoder.reader.peek() == CborType.MAP) {
      decoder.readFields();
    } else {
      decoder.readArray();
    }
    return new TransactionOutput(
        decoder.address,
        decoder.value,
        decoder.datum,
        decoder.referenceScript,
        bytes.length,
        decoder.valueSizeBytes);
  }

  private void readFields() {
    if (!FieldMap.read(reader, this::readField).containsAll(REQUIRED_FIELDS)) {
      throw new MalformedCbor("an output needs an address and a value");
    }
  }

  private void readField(int number) {
    switch (number) {
      case 0 -> readAddress();
      case 1 -> readValue();
      case 2 -> datum = Optional.of(datum());
      case 3 -> referenceScript = Optional.of(referenceScript());
      default -> throw new MalformedCbor("an output has no field " + number);
    }
  }

  /** [address, value, ? datum hash], as it was until Alonzo. */
  private void readArray() {
    int parts = reader.readArrayHeader();
    if (parts != 2 && parts != 3) {
      throw new MalformedCbor("an output of " + parts + " parts");
    }
    readAddress();
    readValue();
    if (parts == 3) {
      datum = Optional.of(new Datum.ByHash(Elements.hash(reader)));
    }
  }

  private void readAddress() {
    try {
      address = Address.of(reader.readBytes());
    } catch (IllegalArgumentException e) {
      throw new MalformedCbor(e.getMessage());
    }
  }

  private void readValue() {
    int from = reader.position();
    value = ValueDecoder.value(reader);
    valueSizeBytes = reader.position() - from;
  }

  /** [0, hash] or [1, data]. */
  private Datum datum() {
    reader.readTupleHeader(2);
    if (reader.readInt() != INLINE_DATUM) {
      return new Datum.ByHash(Elements.hash(reader));
    }
    byte[] data = wrappedCbor();
    PlutusDataShape.expect(data);
    return new Datum.Inline(Hashes.blake2b256(data), Hashes.hex(data));
  }

  private HashedScript referenceScript() {
    CborReader script = new CborReader(wrappedCbor());
    script.readTupleHeader(2);
    if (script.readInt() != NATIVE_SCRIPT) {
      throw UnsupportedTransaction.plutus("an output carries a reference script");
    }
    HashedScript hashed = NativeScriptDecoder.decode(script);
    script.expectEnd();
    return hashed;
  }

  private byte[] wrappedCbor() {
    if (reader.readTag() != CBOR_TAG) {
      throw new MalformedCbor("expected CBOR in bytes before byte " + reader.position());
    }
    return reader.readBytes();
  }
}
