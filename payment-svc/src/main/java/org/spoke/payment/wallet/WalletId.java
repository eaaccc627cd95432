package org.spoke.payment.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names a wallet: {@code wal_} and 20 characters of Crockford's base 32 in lower case. */
public record WalletId(@JsonValue String text) {

  private static final Pattern FORM = Pattern.compile("wal_[0-9a-hjkmnp-tv-z]{20}");

  @JsonCreator
  public WalletId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A wallet is named wal_ and 20 characters of base 32: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
