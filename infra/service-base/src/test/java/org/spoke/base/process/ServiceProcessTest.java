package org.spoke.base.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.proto.ops.v1.DescribeRequest;
import org.spoke.proto.ops.v1.OpsGrpc;
import org.spoke.proto.ops.v1.ScrapeRequest;

class ServiceProcessTest {
  @TempDir Path data;

  @Test
  void aServiceAnswersTheBoxAndIsHealthy() throws IOException {
    int port = freePort();
    try (ServiceProcess service = ServiceProcess.start("registry", settings(port))) {
      ManagedChannel channel = service.context().getBean(ServiceChannels.class).channel("registry");

      assertThat(
              OpsGrpc.newBlockingStub(channel)
                  .describe(DescribeRequest.getDefaultInstance())
                  .getService())
          .isEqualTo("registry");
      assertThat(
              OpsGrpc.newBlockingStub(channel).scrape(ScrapeRequest.getDefaultInstance()).getText())
          .contains("jvm_memory_used_bytes");
      assertThat(
              HealthGrpc.newBlockingStub(channel)
                  .check(HealthCheckRequest.getDefaultInstance())
                  .getStatus())
          .isEqualTo(ServingStatus.SERVING);
    }
  }

  @Test
  void whoHasNotTheBoxsCertificateIsNotHeard() throws IOException {
    int port = freePort();
    try (ServiceProcess service = ServiceProcess.start("registry", settings(port))) {
      ManagedChannel stranger =
          NettyChannelBuilder.forAddress("127.0.0.1", service.port()).usePlaintext().build();
      try {
        assertThatThrownBy(
                () ->
                    OpsGrpc.newBlockingStub(stranger)
                        .describe(DescribeRequest.getDefaultInstance()))
            .isInstanceOfSatisfying(
                StatusRuntimeException.class,
                refused ->
                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
      } finally {
        stranger.shutdownNow();
      }
    }
  }

  @Test
  void aTakenPortIsExplained() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> ServiceProcess.start("registry", settings(taken.getLocalPort())))
          .satisfies(
              failure ->
                  assertThat(StartFailure.explain("registry", failure))
                      .contains("its port is taken")
                      .contains("spoke.services.registry.port"));
    }
  }

  private Map<String, Object> settings(int port) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("spoke.data", data.toString());
    settings.put("spoke.services.registry.port", port);
    settings.put("grpc.server.port", port);
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
