package org.spoke.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

class BatchedWritesTest {
  private final List<List<String>> written = new ArrayList<>();
  private final BatchedWrites<String> writes = new BatchedWrites<>(written::add);

  @Test
  void whatABatchOfEventsWritesIsWrittenOnceAtItsEnd() {
    handle("a", "b", "c");

    assertThat(written).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void eachBatchWritesItsOwn() {
    handle("a", "b");
    handle("c");

    assertThat(written).containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void aBatchThatFailsWritesNothingAndLeavesNothingForTheNext() {
    handle("a", "broken");
    handle("c");

    assertThat(written).containsExactly(List.of("c"));
  }

  private void handle(String... payloads) {
    BatchingUnitOfWork<EventMessage<String>> batch =
        new BatchingUnitOfWork<>(
            Stream.of(payloads).map(GenericEventMessage::<String>asEventMessage).toList());
    batch.executeWithResult(
        () -> {
          String payload = batch.getMessage().getPayload();
          if (payload.equals("broken")) {
            throw new IllegalStateException("told to fail");
          }
          writes.add(payload);
          return null;
        });
  }
}
