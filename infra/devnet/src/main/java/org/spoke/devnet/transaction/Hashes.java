package org.spoke.devnet.transaction;

import com.bloxbean.cardano.client.crypto.Blake2bUtil;
import java.util.HexFormat;

/** BLAKE2b digests in lower-case hex, in the two lengths that Cardano uses. */
public final class Hashes {
  private Hashes() {}

  /** 28 bytes: keys and scripts. */
  public static String blake2b224(byte[] bytes) {
    return hex(Blake2bUtil.blake2bHash224(bytes));
  }

  /** 32 bytes: transactions, data, blocks. */
  public static String blake2b256(byte[] bytes) {
    return hex(Blake2bUtil.blake2bHash256(bytes));
  }

  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
