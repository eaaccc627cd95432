package org.spoke.base.ops;

import com.google.protobuf.Timestamp;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.spoke.proto.ops.v1.DescribeRequest;
import org.spoke.proto.ops.v1.DescribeResponse;
import org.spoke.proto.ops.v1.OpsGrpc;
import org.spoke.proto.ops.v1.ScrapeRequest;
import org.spoke.proto.ops.v1.ScrapeResponse;

/** Metrics and description of the service behind this port. */
@Singleton
final class OpsEndpoint extends OpsGrpc.OpsImplBase {
  private final OwnMetrics metrics;
  private final String service;
  private final Instant startedAt;

  OpsEndpoint(OwnMetrics metrics, InstantSource clock, @Value("${spoke.service}") String service) {
    this.metrics = metrics;
    this.service = service;
    this.startedAt = clock.instant();
  }

  @Override
  public void scrape(ScrapeRequest request, StreamObserver<ScrapeResponse> answer) {
    answer.onNext(ScrapeResponse.newBuilder().setText(metrics.text()).build());
    answer.onCompleted();
  }

  @Override
  public void describe(DescribeRequest request, StreamObserver<DescribeResponse> answer) {
    answer.onNext(
        DescribeResponse.newBuilder()
            .setService(service)
            .setVersion(
                Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                    .orElse("development"))
            .setPid(ProcessHandle.current().pid())
            .setStartedAt(
                Timestamp.newBuilder()
                    .setSeconds(startedAt.getEpochSecond())
                    .setNanos(startedAt.getNano()))
            .build());
    answer.onCompleted();
  }
}
