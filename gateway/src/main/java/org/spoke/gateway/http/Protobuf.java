package org.spoke.gateway.http;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * How protobuf's values read in JSON: what is absent there (zero, empty) is null here, and left
 * out.
 */
public final class Protobuf {
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private Protobuf() {}

  /** A text, or null when it is empty. */
  public static String text(String value) {
    return value.isEmpty() ? null : value;
  }

  /** An instant, or null when the message has none. */
  public static Instant instant(boolean present, Timestamp value) {
    return present ? Instant.ofEpochSecond(value.getSeconds(), value.getNanos()) : null;
  }

  /** An instant as protobuf writes it. */
  public static Timestamp timestamp(Instant value) {
    return Timestamp.newBuilder()
        .setSeconds(value.getEpochSecond())
        .setNanos(value.getNano())
        .build();
  }

  /**
   * The constant of the same name without the protobuf enum's prefix, or null for the unspecified
   * one.
   */
  public static <E extends Enum<E>> E constant(Class<E> type, ProtocolMessageEnum value) {
    EnumValueDescriptor descriptor = value.getValueDescriptor();
    String name = descriptor.getName().substring(prefix(value).length());
    return descriptor.getNumber() == 0 ? null : Enum.valueOf(type, name);
  }

  /** The protobuf constant of this name: {@code protobuf(RestartPolicy.class, "NEVER")}. */
  public static <P extends Enum<P> & ProtocolMessageEnum> P constant(Class<P> type, Enum<?> value) {
    return Enum.valueOf(type, prefix(type.getEnumConstants()[0]) + value.name());
  }

  private static String prefix(ProtocolMessageEnum value) {
    return WORD_START
            .matcher(value.getDescriptorForType().getName())
            .replaceAll("_")
            .toUpperCase(java.util.Locale.ROOT)
        + "_";
  }
}
