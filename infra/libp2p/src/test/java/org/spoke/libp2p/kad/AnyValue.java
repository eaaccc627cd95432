package org.spoke.libp2p.kad;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Takes every value that begins with {@code good}; the one greatest as text is the best. */
final class AnyValue implements Validator {
  @Override
  public void validate(byte[] key, byte[] value) {
    if (!new String(value, StandardCharsets.UTF_8).startsWith("good")) {
      throw new IllegalArgumentException("not good");
    }
  }

  @Override
  public int select(byte[] key, List<byte[]> values) {
    return IntStream.range(0, values.size())
        .boxed()
        .max(Comparator.comparing(values::get, Arrays::compareUnsigned))
        .orElseThrow();
  }
}
