package org.spoke.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Locale;
import org.spoke.cli.rest.Json;

/** One value as a person reads it; an absent one is a hyphen. */
public final class Cell {
  static final String ABSENT = "-";
  private static final BigInteger UNITS_PER_COIN =
      BigInteger.valueOf(1_000_000); // of ADA and of NTX
  private static final long MIB_PER_GIB = 1024;
  private static final int DIGEST_CHARACTERS = 16; // 64 bits: two differ by chance once in 10^19
  private static final int SECONDS_CHARACTERS = "2026-11-23T15:44:33".length();

  private Cell() {}

  public static String text(JsonNode value) {
    if (absent(value)) {
      return ABSENT;
    }
    if (value.isContainerNode() && value.isEmpty()) {
      return ABSENT;
    }
    return value.isValueNode() ? printable(value.asText()) : value.toString();
  }

  /** The first characters of a digest. */
  public static String digest(JsonNode value) {
    String digest = text(value);
    return digest.substring(0, Math.min(DIGEST_CHARACTERS, digest.length()));
  }

  public static String yesNo(JsonNode value) {
    return absent(value) ? ABSENT : value.asBoolean() ? "yes" : "no";
  }

  public static String integer(JsonNode value) {
    return absent(value) ? ABSENT : whole(value).toString();
  }

  /** Lovelace as ADA with all six places, for example {@code 12.345678 ADA}. */
  public static String ada(JsonNode lovelace) {
    return absent(lovelace) ? ABSENT : coins(whole(lovelace), "ADA");
  }

  /** NTX units as NTX with all six places. */
  public static String ntx(JsonNode units) {
    return absent(units) ? ABSENT : coins(whole(units), "NTX");
  }

  /** A price in ADA; nothing is for sale at zero, so that is as good as absent. */
  public static String adaPrice(JsonNode lovelace) {
    return isZero(lovelace) ? ABSENT : ada(lovelace);
  }

  /** A price in NTX; nothing is for sale at zero, so that is as good as absent. */
  public static String ntxPrice(JsonNode units) {
    return isZero(units) ? ABSENT : ntx(units);
  }

  private static boolean isZero(JsonNode value) {
    return !absent(value) && whole(value).signum() == 0;
  }

  /** MiB, or GiB where it is a whole number of them. */
  public static String mebibytes(JsonNode value) {
    if (absent(value)) {
      return ABSENT;
    }
    long mebibytes = whole(value).longValueExact();
    return mebibytes != 0 && mebibytes % MIB_PER_GIB == 0
        ? mebibytes / MIB_PER_GIB + " GiB"
        : mebibytes + " MiB";
  }

  public static String milliseconds(JsonNode value) {
    if (absent(value)) {
      return ABSENT;
    }
    long milliseconds = whole(value).longValueExact();
    return String.format(Locale.ROOT, "%d.%03d s", milliseconds / 1000, milliseconds % 1000);
  }

  /** Seconds as for example {@code 1h 30m}. */
  public static String seconds(JsonNode value) {
    return absent(value) ? ABSENT : Durations.format(whole(value).longValueExact());
  }

  /** An instant in UTC to the second. */
  public static String time(JsonNode instant) {
    String text = text(instant);
    return text.length() > SECONDS_CHARACTERS
        ? text.substring(0, SECONDS_CHARACTERS).replace('T', ' ') + "Z"
        : text;
  }

  private static String coins(BigInteger units, String name) {
    BigInteger[] parts = units.abs().divideAndRemainder(UNITS_PER_COIN);
    String sign = units.signum() < 0 ? "-" : "";
    return String.format(Locale.ROOT, "%s%d.%06d %s", sign, parts[0], parts[1], name);
  }

  private static BigInteger whole(JsonNode value) {
    if (!value.isIntegralNumber()) {
      throw Json.unreadable("where a whole number belongs stands " + value);
    }
    return value.bigIntegerValue();
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isEmpty();
  }

  /** Text from a box never moves the cursor or rings the bell. */
  private static String printable(String text) {
    return text.codePoints()
        .map(character -> Character.isISOControl(character) ? ' ' : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
