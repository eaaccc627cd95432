package org.spoke.vm.api;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.spoke.base.problem.CommonProblem;
import org.spoke.proto.vm.v1.OpenShell;
import org.spoke.proto.vm.v1.ShellRequest;
import org.spoke.proto.vm.v1.ShellResponse;
import org.spoke.vm.guest.GuestProcess;
import org.spoke.vm.guest.GuestShell;
import org.spoke.vm.guest.TerminalSize;

/**
 * One shell over one call. A message is taken from the caller only when the one before has reached
 * the guest, and output is read from the guest only when the caller has room.
 */
final class ShellCall implements StreamObserver<ShellRequest> {
  private final Shells shells;
  private final ServerCallStreamObserver<ShellResponse> call;
  private final Outbound<ShellResponse> out;
  private final AtomicBoolean closed = new AtomicBoolean();
  private GuestShell shell;
  private GuestProcess process;

  ShellCall(Shells shells, ServerCallStreamObserver<ShellResponse> call) {
    this.shells = shells;
    this.call = call;
    this.out = new Outbound<>(call, this::close);
    call.disableAutoRequest();
    call.request(1);
  }

  @Override
  public void onNext(ShellRequest request) {
    try {
      handle(request);
      call.request(1);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The caller went away. */
  @Override
  public void onError(Throwable failure) {
    close();
  }

  /** The caller has no more input. */
  @Override
  public void onCompleted() {
    if (process == null) {
      throw CommonProblem.invalid("kind", "The first message must be open.");
    }
    try {
      process.input().close();
    } catch (IOException e) {
      close(); // it has ended by itself
    }
  }

  private void handle(ShellRequest request) {
    switch (request.getKindCase()) {
      case OPEN -> open(request.getOpen());
      case INPUT -> type(request.getInput());
      case RESIZE -> opened("resize").resize(size(request.getResize()));
      case KIND_NOT_SET -> throw CommonProblem.invalid("kind", "The message says nothing.");
    }
  }

  private void open(OpenShell request) {
    if (process != null) {
      throw CommonProblem.invalid("open", "The shell is open already.");
    }
    Optional<TerminalSize> terminal =
        request.hasTerminal() ? Optional.of(size(request.getTerminal())) : Optional.empty();
    shell = shells.enter(VmCodec.id(request.getVmId()));
    process = shell.start(request.getCommand(), terminal);
    Thread.ofVirtual().name("shell-" + request.getVmId()).start(() -> out.guard(this::serve));
  }

  private void type(ByteString input) {
    if (input.size() > Outbound.MAX_PIECE_BYTES) {
      throw CommonProblem.invalid(
          "input", "%d bytes; at most %d.".formatted(input.size(), Outbound.MAX_PIECE_BYTES));
    }
    try {
      opened("input").input().write(input.toByteArray());
      process.input().flush();
    } catch (IOException e) {
      close(); // it has ended by itself; its exit code follows
    }
  }

  private GuestProcess opened(String field) {
    if (process == null) {
      throw CommonProblem.invalid(field, "The first message must be open.");
    }
    return process;
  }

  /** Sends all output, then the exit code. */
  private void serve() throws InterruptedException {
    try {
      CountDownLatch errors = new CountDownLatch(1);
      Thread.ofVirtual()
          .start(
              () -> {
                out.guard(() -> pump(process.errorOutput(), this::errorOutput));
                errors.countDown();
              });
      pump(process.output(), this::output);
      errors.await();
      out.send(ShellResponse.newBuilder().setExitCode(process.exitCode().get()).build());
      out.complete();
    } catch (ExecutionException | IOException e) {
      out.fail(e.getCause() == null ? e : e.getCause());
    } finally {
      close();
    }
  }

  private void pump(InputStream from, Function<ByteString, ShellResponse> message)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[Outbound.MAX_PIECE_BYTES];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      out.send(message.apply(ByteString.copyFrom(Arrays.copyOf(buffer, read))));
    }
  }

  private ShellResponse output(ByteString bytes) {
    return ShellResponse.newBuilder().setOutput(bytes).build();
  }

  private ShellResponse errorOutput(ByteString bytes) {
    return ShellResponse.newBuilder().setErrorOutput(bytes).build();
  }

  private void close() {
    if (shell != null && closed.compareAndSet(false, true)) {
      shell.close();
      shells.leave();
    }
  }

  private static TerminalSize size(org.spoke.proto.vm.v1.TerminalSize size) {
    try {
      return new TerminalSize(size.getColumns(), size.getRows());
    } catch (IllegalArgumentException e) {
      throw CommonProblem.invalid("terminal", e.getMessage() + ".").causedBy(e);
    }
  }
}
