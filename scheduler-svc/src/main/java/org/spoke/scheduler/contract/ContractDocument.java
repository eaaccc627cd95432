package org.spoke.scheduler.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The terms of a contract as bytes: one text for one agreement, and back. */
public final class ContractDocument {
  /** A document is about 2 KiB; a reader never takes in more than this many bytes. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ContractDocument() {}

  /** The canonical bytes of the terms. */
  public static byte[] encode(ContractTerms terms) {
    return CanonicalJson.encode(JSON.valueToTree(terms));
  }

  /**
   * The terms that the bytes say.
   *
   * @throws IllegalArgumentException when they are no contract, or not in canonical form
   */
  public static ContractTerms decode(byte[] document) {
    if (document.length > MAX_BYTES) {
      throw new IllegalArgumentException("The document has more than " + MAX_BYTES + " bytes.");
    }
    ContractTerms terms = parse(document);
    if (!Arrays.equals(encode(terms), document)) {
      throw new IllegalArgumentException("The document is not in canonical form.");
    }
    return terms;
  }

  /** SHA-256 of the bytes, hex. */
  public static String sha256(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static ContractTerms parse(byte[] document) {
    try {
      return JSON.readValue(new String(document, StandardCharsets.UTF_8), ContractTerms.class);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("The document is no contract.", malformed);
    }
  }
}
