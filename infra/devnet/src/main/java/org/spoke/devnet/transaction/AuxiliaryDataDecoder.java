package org.spoke.devnet.transaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.MalformedCbor;
import org.spoke.devnet.transaction.AuxiliaryData.LabelledMetadatum;

/** Decodes auxiliary data in its three forms: Shelley's map, Mary's array, Alonzo's tagged map. */
final class AuxiliaryDataDecoder {
  private static final int ALONZO_TAG = 259;

  /** Bytes of one text or byte string; longer ones are cut into a list by their sender. */
  private static final int MAX_STRING_BYTES = 64;

  private final CborReader reader;
  private final List<LabelledMetadatum> metadata = new ArrayList<>();

  private AuxiliaryDataDecoder(byte[] bytes) {
    this.reader = new CborReader(bytes);
  }

  static AuxiliaryData decode(byte[] bytes) {
    AuxiliaryDataDecoder decoder = new AuxiliaryDataDecoder(bytes);
    decoder.readForm();
    return new AuxiliaryData(Hashes.blake2b256(bytes), List.copyOf(decoder.metadata));
  }

  private void readForm() {
    switch (reader.peek()) {
      case MAP -> readMetadata();
      case ARRAY -> readMaryArray();
      case TAG -> readAlonzoMap();
      case UNSIGNED, NEGATIVE, BYTES, TEXT, SIMPLE ->
          throw new MalformedCbor("auxiliary data is neither map, array nor tagged map");
    }
  }

  private void readMaryArray() {
    reader.readTupleHeader(2);
    readMetadata();
    reader.readArray(NativeScriptDecoder::decode);
  }

  private void readAlonzoMap() {
    if (reader.readTag() != ALONZO_TAG) {
      throw new MalformedCbor("auxiliary data has an unknown tag");
    }
    FieldMap.read(reader, this::readField);
  }

  private void readField(int number) {
    switch (number) {
      case 0 -> readMetadata();
      case 1 -> reader.readArray(NativeScriptDecoder::decode);
      case 2, 3, 4 -> throw UnsupportedTransaction.plutus("auxiliary data carries a script");
      default -> throw new MalformedCbor("auxiliary data has no field " + number);
    }
  }

  private void readMetadata() {
    reader.readMap(
        () -> {
          var label = reader.readUnsigned();
          int from = reader.position();
          Metadatum value = metadatum(reader);
          metadata.add(new LabelledMetadatum(label, value, Hashes.hex(reader.slice(from))));
        });
  }

  private static Metadatum metadatum(CborReader reader) {
    return switch (reader.peek()) {
      case UNSIGNED, NEGATIVE -> new Metadatum.Whole(reader.readInteger());
      case BYTES -> new Metadatum.Bytes(Hashes.hex(bounded(reader.readBytes())));
      case TEXT -> text(reader.readText());
      case ARRAY -> new Metadatum.Sequence(reader.readArray(AuxiliaryDataDecoder::metadatum));
      case MAP -> mapping(reader);
      case TAG, SIMPLE -> throw new MalformedCbor("metadata holds what is no metadatum");
    };
  }

  private static Metadatum text(String text) {
    bounded(text.getBytes(StandardCharsets.UTF_8));
    return new Metadatum.Text(text);
  }

  private static Metadatum mapping(CborReader reader) {
    List<Metadatum.Entry> entries = new ArrayList<>();
    reader.readMap(
        () -> {
          Metadatum key = metadatum(reader);
          entries.add(new Metadatum.Entry(key, metadatum(reader)));
        });
    return new Metadatum.Mapping(List.copyOf(entries));
  }

  private static byte[] bounded(byte[] bytes) {
    if (bytes.length > MAX_STRING_BYTES) {
      throw new MalformedCbor(
          "metadata holds a string of " + bytes.length + " bytes, at most 64 are allowed");
    }
    return bytes;
  }
}
