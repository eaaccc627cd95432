package org.spoke.gateway.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.gateway.fakes.FakeBox;
import org.spoke.gateway.fakes.FakeVms;

class LogTest {
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path data;

  @Test
  void aSilentLogIsFollowedForLongerThanAConnectionMayBeIdle() {
    try (FakeBox box =
        FakeBox.start(
            data,
            Map.of(
                "micronaut.server.idle-timeout",
                IDLE_TIMEOUT,
                "spoke.gateway.heartbeat",
                HEARTBEAT))) {
      List<String> lines = new CopyOnWriteArrayList<>();
      CompletableFuture<Void> following = CompletableFuture.runAsync(() -> follow(box, lines));
      await().atMost(PATIENCE).until(() -> lines.size() == 2);

      await()
          .during(IDLE_TIMEOUT.multipliedBy(3))
          .atMost(PATIENCE)
          .until(() -> !following.isDone());
      box.vms().say("Still here\n");

      await().atMost(PATIENCE).until(() -> lines.size() == 3);
      assertThat(lines).containsExactly("Booting", "Ready", "Still here");
    }
  }

  private static void follow(FakeBox box, List<String> lines) {
    HttpResponse<Stream<String>> answer =
        box.client()
            .sendAsync(
                box.request("/api/v1/vms/" + FakeVms.VM + "/logs?follow=true").build(),
                BodyHandlers.ofLines())
            .join();
    answer.body().forEach(lines::add);
  }
}
