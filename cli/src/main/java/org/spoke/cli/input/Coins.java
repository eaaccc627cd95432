package org.spoke.cli.input;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An amount as people write it, {@code 1.5} or {@code 1.5ADA}, kept in millionths: lovelace of ADA,
 * units of NTX.
 *
 * @param units 0 or more
 */
public record Coins(long units) {
  private static final int DECIMAL_PLACES = 6; // of ADA and of NTX

  /** Reads amounts of ADA. */
  public static final class OfAda implements ITypeConverter<Coins> {
    @Override
    public Coins convert(String text) {
      return parse(text, "ADA");
    }
  }

  /** Reads amounts of NTX. */
  public static final class OfNtx implements ITypeConverter<Coins> {
    @Override
    public Coins convert(String text) {
      return parse(text, "NTX");
    }
  }

  static Coins parse(String text, String coin) {
    String number =
        text.endsWith(coin) ? text.substring(0, text.length() - coin.length()).strip() : text;
    if (!number.matches("\\d{1,12}(\\.\\d{1,6})?")) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is no amount of "
              + coin
              + "; write for example 1.5 (six places at most)");
    }
    return new Coins(new BigDecimal(number).movePointRight(DECIMAL_PLACES).longValueExact());
  }
}
