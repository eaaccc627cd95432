package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The validators by namespace: that of {@code /pk/..} is {@code pk}. Keys of other namespaces are
 * refused.
 */
public final class Validators {
  private final Map<String, Validator> byNamespace;

  public Validators(Map<String, Validator> byNamespace) {
    this.byNamespace = Map.copyOf(byNamespace);
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException when nobody knows the namespace, or its validator refuses
   */
  void validate(ByteString key, ByteString value) {
    validator(key).validate(key.toByteArray(), value.toByteArray());
  }

  boolean isValid(ValueRecord shown) {
    try {
      validate(shown.key(), shown.value());
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /** Whether the second value, which is valid, shall replace the first. */
  boolean isBetter(ByteString key, ByteString first, ByteString second) {
    return !first.equals(second)
        && validator(key)
                .select(key.toByteArray(), List.of(first.toByteArray(), second.toByteArray()))
            == 1;
  }

  private Validator validator(ByteString key) {
    String namespace = namespace(key.toString(StandardCharsets.ISO_8859_1));
    Validator validator = byNamespace.get(namespace);
    if (validator == null) {
      throw new IllegalArgumentException("No validator knows the namespace \"" + namespace + "\"");
    }
    return validator;
  }

  private static String namespace(String key) {
    int end = key.indexOf('/', 1);
    if (!key.startsWith("/") || end < 0) {
      throw new IllegalArgumentException("The key of a value begins with /namespace/");
    }
    return key.substring(1, end);
  }
}
