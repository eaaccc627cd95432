package org.spoke.payment.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.spoke.base.ids.Ids;

/**
 * Names a wallet. It follows from the wallet's name, so that two wallets of one name cannot both
 * begin.
 */
public record WalletId(@JsonValue String text) {

  private static final String PREFIX = "wal";

  @JsonCreator
  public WalletId {
    if (!Ids.isId(PREFIX, text)) {
      throw new IllegalArgumentException("Not the id of a wallet: " + text);
    }
  }

  public static WalletId ofName(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return new WalletId(
          PREFIX + "_" + HexFormat.of().formatHex(hash).substring(0, Ids.TAIL_LENGTH));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("SHA-256 is part of every JDK", never);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
