package org.spoke.base.ids;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Makes and checks ids such as {@code job_7f3k0c2m9a4q5w8e1r6t}: a prefix, an underscore and 20
 * characters of Crockford's base32 in lower case, 100 random bits. An id that follows from another
 * keeps its tail, so that asking twice is asking once.
 */
public final class Ids {
  /**
   * Characters after the prefix: 100 bits, so two of a billion ids collide with a chance below
   * 1e-12.
   */
  public static final int TAIL_LENGTH = 20;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern SHAPE =
      Pattern.compile("[a-z]{2,3}_[0-9a-hjkmnp-tv-z]{20}(-[1-9][0-9]?)?");

  private final RandomGenerator random;

  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /** A new id, for example {@code next("job")}. */
  public String next(String prefix) {
    StringBuilder id = new StringBuilder(prefix).append('_');
    for (int i = 0; i < TAIL_LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /**
   * The id of another kind that follows from this one: {@code follow("esc", "job_7f3k...")} is
   * {@code esc_7f3k...}.
   */
  public static String follow(String prefix, String id) {
    return prefix + '_' + tail(id);
  }

  /** The id that follows from these bytes, by their SHA-256: the same bytes, the same id. */
  public static String ofBytes(String prefix, byte[] bytes) {
    StringBuilder id = new StringBuilder(prefix).append('_');
    byte[] hash = sha256(bytes);
    for (int i = 0; i < TAIL_LENGTH; i++) {
      id.append(ALPHABET.charAt(hash[i] & (ALPHABET.length() - 1)));
    }
    return id.toString();
  }

  /** Whether this text is a well-formed id with that prefix. */
  public static boolean isId(String prefix, String text) {
    return text.startsWith(prefix + "_") && SHAPE.matcher(text).matches();
  }

  private static String tail(String id) {
    int start = id.indexOf('_') + 1;
    return id.substring(start, start + TAIL_LENGTH);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("SHA-256 is part of every JDK", never);
    }
  }
}
