package org.spoke.payment.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
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
    return new WalletId(Ids.ofBytes(PREFIX, name.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return text;
  }
}
