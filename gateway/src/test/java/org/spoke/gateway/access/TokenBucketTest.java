package org.spoke.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.base.problem.Problem;
import org.spoke.gateway.fakes.FakeBox;

class TokenBucketTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource clock = now::get;

  @TempDir Path data;

  @Test
  void aBurstEmptiesItAndTimeFillsItAgain() {
    TokenBucket bucket = new TokenBucket(clock, 2, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(bucket.tryTake()).isTrue();
    }
    assertThat(bucket.tryTake()).isFalse();
    now.set(Instant.ofEpochMilli(499));
    assertThat(bucket.tryTake()).isFalse();
    now.set(Instant.ofEpochMilli(501));
    assertThat(bucket.tryTake()).isTrue();
    now.set(Instant.ofEpochSecond(1000));
    assertThat(bucket.isFull()).isTrue();
  }

  @Test
  void aClockSetBackNeitherFillsNorEmptiesIt() {
    now.set(Instant.ofEpochSecond(1000));
    TokenBucket bucket = new TokenBucket(clock, 1, 2);
    assertThat(bucket.tryTake()).isTrue();
    now.set(Instant.EPOCH);
    assertThat(bucket.tryTake()).isTrue();
    assertThat(bucket.tryTake()).isFalse();
  }

  @Test
  void manyAddressesShareOneBucketInsteadOfAllMemory() {
    RequestRates rates = new RequestRates(clock, 10, 10);
    for (int i = 0; i < 1024; i++) {
      rates.stranger("10.0." + i);
    }
    for (int i = 0; i < 100; i++) {
      rates.stranger("10.1." + i);
    }
    assertThatThrownBy(() -> rates.stranger("10.2.0")).isInstanceOf(Problem.class);
    rates.stranger("10.0.0");
  }

  @Test
  void tooManyRequestsAreToldWhenToComeAgain() {
    try (FakeBox box =
        FakeBox.start(
            data, Map.of("spoke.gateway.requests-per-second", 1, "spoke.gateway.burst", 1))) {
      var first = box.get("/api/v1/offers");
      assertThat(first.statusCode()).isEqualTo(200);
      var refused = box.get("/api/v1/offers");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.body()).contains("too-many-requests");
    }
  }
}
