package org.spoke.devnet.transaction;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.CborType;
import org.spoke.devnet.cbor.MalformedCbor;

/** Decodes lovelace and tokens, of an output (value) or made and burned (mint). */
final class ValueDecoder {
  private static final int MAX_ASSET_NAME_BYTES = 32;
  private static final BigInteger MIN_MINT = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_MINT = BigInteger.valueOf(Long.MAX_VALUE);

  private ValueDecoder() {}

  /** coin, or [coin, multiasset of positive quantities]. */
  static Value value(CborReader reader) {
    if (reader.peek() == CborType.UNSIGNED) {
      return Value.lovelace(reader.readUnsigned());
    }
    reader.readTupleHeader(2);
    BigInteger lovelace = reader.readUnsigned();
    return Value.of(lovelace, tokens(reader, quantity -> quantity.signum() > 0));
  }

  /** multiasset of 64-bit quantities other than zero; negative ones burn. */
  static Value mint(CborReader reader) {
    return Value.assets(tokens(reader, ValueDecoder::isMintable));
  }

  private static boolean isMintable(BigInteger quantity) {
    return quantity.signum() != 0
        && quantity.compareTo(MIN_MINT) >= 0
        && quantity.compareTo(MAX_MINT) <= 0;
  }

  private static Map<AssetId, BigInteger> tokens(
      CborReader reader, Predicate<BigInteger> isAllowed) {
    Map<AssetId, BigInteger> tokens = new HashMap<>();
    reader.readMap(
        () -> {
          ScriptHash policy = Elements.scriptHash(reader);
          int before = tokens.size();
          reader.readMap(() -> readToken(reader, policy, isAllowed, tokens));
          expectMore(tokens, before);
        });
    expectMore(tokens, 0);
    return tokens;
  }

  private static void expectMore(Map<AssetId, BigInteger> tokens, int before) {
    if (tokens.size() == before) {
      throw new MalformedCbor("tokens are named, but there are none");
    }
  }

  private static void readToken(
      CborReader reader,
      ScriptHash policy,
      Predicate<BigInteger> isAllowed,
      Map<AssetId, BigInteger> tokens) {
    byte[] name = reader.readBytes();
    if (name.length > MAX_ASSET_NAME_BYTES) {
      throw new MalformedCbor("an asset name of " + name.length + " bytes, at most 32 are allowed");
    }
    AssetId asset = new AssetId(policy, Hashes.hex(name));
    BigInteger quantity = reader.readInteger();
    if (!isAllowed.test(quantity) || tokens.put(asset, quantity) != null) {
      throw new MalformedCbor("quantity " + quantity + " of " + asset + " stands twice or is none");
    }
  }
}
