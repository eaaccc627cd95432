package org.spoke.base.problem;

import java.util.function.Supplier;

/** Names the request's field where decoding it fails. */
public final class Fields {
  private Fields() {}

  /**
   * What the decoding gives. A problem in it names its field inside of this one: {@code in("price",
   * () -> new Price(-1))} fails in {@code price}.
   */
  public static <T> T in(String path, Supplier<T> decoding) {
    try {
      return decoding.get();
    } catch (Problem problem) {
      throw problem.within(path);
    }
  }
}
