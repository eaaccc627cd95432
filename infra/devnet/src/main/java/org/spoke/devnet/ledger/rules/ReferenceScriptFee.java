package org.spoke.devnet.ledger.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * tierRefScriptFee (Conway): each further stride of bytes costs a fifth more a byte than the one
 * before, so that many large scripts become dear. Exact decimals, rounded down once at the end.
 */
final class ReferenceScriptFee {
  private static final int STRIDE_BYTES = 25_600;
  private static final BigDecimal MULTIPLIER = new BigDecimal("1.2");

  private ReferenceScriptFee() {}

  static BigInteger of(int sizeBytes, BigInteger lovelacePerByte) {
    BigDecimal fee = BigDecimal.ZERO;
    BigDecimal price = new BigDecimal(lovelacePerByte);
    for (int left = sizeBytes; left > 0; left -= STRIDE_BYTES) {
      fee = fee.add(price.multiply(BigDecimal.valueOf(Math.min(left, STRIDE_BYTES))));
      price = price.multiply(MULTIPLIER);
    }
    return fee.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
  }
}
