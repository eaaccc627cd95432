package org.spoke.devnet.transaction;

import java.util.List;
import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.MalformedCbor;

/** Decodes native_script of conway.cddl and hashes its exact bytes. */
final class NativeScriptDecoder {
  /** The language byte before the script's bytes, so that no hash of two languages agrees. */
  private static final byte LANGUAGE_NATIVE = 0;

  private NativeScriptDecoder() {}

  static HashedScript decode(CborReader reader) {
    byte[] bytes = reader.sliceItem();
    byte[] tagged = new byte[bytes.length + 1];
    tagged[0] = LANGUAGE_NATIVE;
    System.arraycopy(bytes, 0, tagged, 1, bytes.length);
    return new HashedScript(
        new ScriptHash(Hashes.blake2b224(tagged)), script(new CborReader(bytes)), bytes.length);
  }

  private static NativeScript script(CborReader reader) {
    int length = reader.readArrayHeader();
    int kind = reader.readInt();
    if (length != (kind == 3 ? 3 : 2)) {
      throw new MalformedCbor("a native script of kind " + kind + " with " + length + " parts");
    }
    return switch (kind) {
      case 0 -> new NativeScript.RequireSignature(Elements.keyHash(reader));
      case 1 -> new NativeScript.RequireAllOf(scripts(reader));
      case 2 -> new NativeScript.RequireAnyOf(scripts(reader));
      case 3 -> new NativeScript.RequireMOf(reader.readSignedLong(), scripts(reader));
      case 4 -> new NativeScript.RequireTimeStart(reader.readLong());
      case 5 -> new NativeScript.RequireTimeExpire(reader.readLong());
      default -> throw new MalformedCbor("there is no native script of kind " + kind);
    };
  }

  private static List<NativeScript> scripts(CborReader reader) {
    return reader.readArray(NativeScriptDecoder::script);
  }
}
