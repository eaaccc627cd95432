package org.spoke.devnet.transaction;

import java.util.HexFormat;
import java.util.Optional;
import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.MalformedCbor;

/**
 * Decodes a transaction: [body, witnesses, validity mark, auxiliary data or null]. Its id is the
 * hash of the body's bytes as they came, never of a re-encoding.
 */
public final class TransactionDecoder {
  private static final int PARTS = 4;

  private TransactionDecoder() {}

  /**
   * @throws MalformedCbor when the bytes are no transaction of the Conway era
   * @throws UnsupportedTransaction when they are one that this devnet cannot check
   */
  public static SignedTransaction decode(byte[] bytes) {
    CborReader reader = new CborReader(bytes);
    reader.readTupleHeader(PARTS);
    byte[] body = reader.sliceItem();
    byte[] witnesses = reader.sliceItem();
    boolean markedValid = reader.readBoolean();
    Optional<AuxiliaryData> auxiliaryData = auxiliaryData(reader);
    reader.expectEnd();
    return new SignedTransaction(
        new TransactionId(Hashes.blake2b256(body)),
        new BodyDecoder(body).decode(),
        new WitnessDecoder(witnesses).decode(),
        markedValid,
        auxiliaryData,
        HexFormat.of().formatHex(bytes));
  }

  private static Optional<AuxiliaryData> auxiliaryData(CborReader reader) {
    if (reader.nextIsNull()) {
      reader.readNull();
      return Optional.empty();
    }
    return Optional.of(AuxiliaryDataDecoder.decode(reader.sliceItem()));
  }
}
