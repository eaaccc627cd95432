package org.spoke.devnet.transaction;

import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.MalformedCbor;

/** Checks that bytes are plutus_data of conway.cddl; what they mean is nobody's business here. */
final class PlutusDataShape {
  private static final int BIG_UNSIGNED = 2;
  private static final int BIG_NEGATIVE = 3;
  private static final int GENERAL_CONSTRUCTOR = 102;

  private final CborReader reader;

  private PlutusDataShape(CborReader reader) {
    this.reader = reader;
  }

  static void expect(byte[] data) {
    PlutusDataShape shape = new PlutusDataShape(new CborReader(data));
    shape.readData();
    shape.reader.expectEnd();
  }

  private void readData() {
    switch (reader.peek()) {
      case UNSIGNED, NEGATIVE -> reader.readInteger();
      case BYTES -> reader.readBytes();
      case ARRAY -> readList();
      case MAP ->
          reader.readMap(
              () -> {
                readData();
                readData();
              });
      case TAG -> readTagged(reader.readTag());
      case TEXT, SIMPLE -> throw new MalformedCbor("a datum holds what is no Plutus data");
    }
  }

  private void readTagged(long tag) {
    if (tag == BIG_UNSIGNED || tag == BIG_NEGATIVE) {
      reader.readBytes();
    } else if (tag == GENERAL_CONSTRUCTOR) {
      reader.readTupleHeader(2);
      reader.readUnsigned();
      readList();
    } else if (isConstructor(tag)) {
      readList();
    } else {
      throw new MalformedCbor("a datum has tag " + tag);
    }
  }

  private static boolean isConstructor(long tag) {
    return (tag >= 121 && tag <= 127) || (tag >= 1280 && tag <= 1400);
  }

  private void readList() {
    reader.readArray(
        element -> {
          readData();
          return true;
        });
  }
}
