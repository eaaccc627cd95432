package org.spoke.base.process;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.spoke.base.ids.Ids;

/** Time, randomness and ids as every service gets them; tests replace them. */
@Factory
final class Defaults {
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Singleton
  Ids ids(SecureRandom random) {
    return new Ids(random);
  }
}
