package org.spoke.gateway.fakes;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.proto.vm.v1.ShellRequest;
import org.spoke.proto.vm.v1.ShellResponse;

/**
 * A guest's shell: it echoes input, answers {@code flood N} with N parts of 32 KiB as fast as they
 * are taken, {@code vanish} as if its VM went, {@code flood N and vanish} with both, and anything
 * else with itself and exit code 7.
 */
final class FakeShell implements StreamObserver<ShellRequest> {
  private static final String VANISH = "vanish";
  private static final ByteString PART = ByteString.copyFrom(new byte[32 * 1024]);

  private final ServerCallStreamObserver<ShellResponse> client;
  private final AtomicInteger parts;
  private int flood;
  private boolean vanishes;

  /**
   * @param parts counts the parts of floods that were sent
   */
  FakeShell(StreamObserver<ShellResponse> client, AtomicInteger parts) {
    this.client = (ServerCallStreamObserver<ShellResponse>) client;
    this.parts = parts;
    this.client.setOnReadyHandler(this::pour);
    this.client.setOnCancelHandler(() -> {});
  }

  @Override
  public void onNext(ShellRequest request) {
    switch (request.getKindCase()) {
      case OPEN -> open(request.getOpen().getVmId(), request.getOpen().getCommand());
      case INPUT -> output(request.getInput());
      case RESIZE ->
          output(
              ByteString.copyFromUtf8(
                  request.getResize().getColumns() + "x" + request.getResize().getRows()));
      case KIND_NOT_SET -> {}
    }
  }

  private void open(String vm, String command) {
    if (!vm.equals(FakeVms.VM)) {
      client.onError(ProblemStatus.toStatus(CommonProblem.notFound("vm", vm)));
    } else if (command.startsWith("flood ")) {
      vanishes = command.endsWith(VANISH);
      flood = Integer.parseInt(command.split(" ", 3)[1]);
      pour();
    } else if (command.equals(VANISH)) {
      vanish();
    } else if (!command.isEmpty()) {
      output(ByteString.copyFrom(command, StandardCharsets.UTF_8));
      exit(7);
    }
  }

  private synchronized void pour() {
    while (flood > 0 && client.isReady()) {
      flood--;
      parts.incrementAndGet();
      output(PART);
      if (flood == 0 && vanishes) {
        vanish();
      } else if (flood == 0) {
        exit(0);
      }
    }
  }

  private void vanish() {
    client.onError(
        ProblemStatus.toStatus(
            Problem.of(CommonProblem.SERVICE_UNAVAILABLE, "The VM is gone: KILLED.")));
  }

  private void output(ByteString bytes) {
    client.onNext(ShellResponse.newBuilder().setOutput(bytes).build());
  }

  private void exit(int code) {
    client.onNext(ShellResponse.newBuilder().setExitCode(code).build());
    client.onCompleted();
  }

  @Override
  public void onError(Throwable gone) {
    flood = 0;
  }

  @Override
  public void onCompleted() {
    exit(0);
  }
}
