package org.spoke.devnet.transaction;

import java.util.List;
import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.MalformedCbor;

/** Decodes the witness set. */
final class WitnessDecoder {
  private static final int PUBLIC_KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;

  private final CborReader reader;
  private List<VkeyWitness> signatures = List.of();
  private List<HashedScript> scripts = List.of();

  WitnessDecoder(byte[] witnesses) {
    this.reader = new CborReader(witnesses);
  }

  Witnesses decode() {
    FieldMap.read(reader, this::readField);
    return new Witnesses(signatures, scripts);
  }

  /** The numbers are those of transaction_witness_set in conway.cddl. */
  private void readField(int number) {
    switch (number) {
      case 0 -> signatures = List.copyOf(Elements.nonEmptySet(reader, WitnessDecoder::signature));
      case 1 -> scripts = List.copyOf(Elements.nonEmptySet(reader, NativeScriptDecoder::decode));
      case 2 -> throw UnsupportedTransaction.of("Byron witnesses are");
      case 3, 6, 7 -> throw UnsupportedTransaction.plutus("a script is attached");
      case 4 -> throw UnsupportedTransaction.plutus("a datum is attached");
      case 5 -> throw UnsupportedTransaction.plutus("a redeemer is attached");
      default -> throw new MalformedCbor("a witness set has no field " + number);
    }
  }

  private static VkeyWitness signature(CborReader reader) {
    reader.readTupleHeader(2);
    return new VkeyWitness(
        Hashes.hex(reader.readBytes(PUBLIC_KEY_BYTES)),
        Hashes.hex(reader.readBytes(SIGNATURE_BYTES)));
  }
}
