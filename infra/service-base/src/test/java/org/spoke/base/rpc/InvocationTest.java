package org.spoke.base.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.proto.ops.v1.DescribeRequest;
import org.spoke.proto.ops.v1.DescribeResponse;
import org.spoke.proto.ops.v1.OpsGrpc;
import org.spoke.proto.ops.v1.ScrapeRequest;
import org.spoke.proto.ops.v1.ScrapeResponse;

class InvocationTest {
  private static final Invocation OPERATORS =
      new Invocation(
          "operator",
          "cmd_1",
          "cor_1",
          "a".repeat(32),
          Optional.of("key-1"),
          Optional.of("hash-1"),
          OptionalLong.of(7));

  private final List<Invocation> seen = new ArrayList<>();
  private Server server;
  private ManagedChannel channel;

  /** Describe notes the invocation and asks Scrape; Scrape notes it and refuses. */
  private final class Chained extends OpsGrpc.OpsImplBase {
    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> answer) {
      seen.add(Invocation.current());
      OpsGrpc.newBlockingStub(channel).scrape(ScrapeRequest.getDefaultInstance());
    }

    @Override
    public void scrape(ScrapeRequest request, StreamObserver<ScrapeResponse> answer) {
      seen.add(Invocation.current());
      throw CommonProblem.notFound("metric", "m_1");
    }
  }

  @BeforeEach
  void start() throws IOException {
    server =
        InProcessServerBuilder.forName("invocation")
            .intercept(new AnswerWithProblems(List.of()))
            .intercept(new ReceiveInvocation(new Ids(new Random(1))))
            .addService(new Chained())
            .build()
            .start();
    channel = InProcessChannelBuilder.forName("invocation").intercept(new SendInvocation()).build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void theKeyStaysWithItsCallAndTheRestGoesOn() {
    assertThatThrownBy(this::describe).isInstanceOf(StatusRuntimeException.class);

    assertThat(seen).hasSize(2);
    assertThat(seen.getFirst().idempotencyKey()).contains("key-1");
    assertThat(seen.getFirst().expectedVersion()).hasValue(7);
    assertThat(seen.getLast().idempotencyKey()).isEmpty();
    assertThat(seen.getLast().bodyHash()).isEmpty();
    assertThat(seen.getLast().expectedVersion()).isEmpty();
    assertThat(seen).allSatisfy(call -> assertThat(call.correlationId()).isEqualTo("cor_1"));
    assertThat(seen).allSatisfy(call -> assertThat(call.actor()).isEqualTo("operator"));
  }

  @Test
  void aProblemOfAServiceBehindReachesTheCallerAsItWasSaid() {
    assertThatThrownBy(this::describe)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused ->
                assertThat(ProblemStatus.fromStatus(refused).detail())
                    .isEqualTo("There is no metric m_1."));
  }

  private DescribeResponse describe() throws Exception {
    return OPERATORS
        .inContext()
        .call(
            () -> OpsGrpc.newBlockingStub(channel).describe(DescribeRequest.getDefaultInstance()));
  }
}
