package org.spoke.gateway.shell;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.gateway.GatewayProblem;
import org.spoke.proto.vm.v1.OpenShell;
import org.spoke.proto.vm.v1.ShellRequest;
import org.spoke.proto.vm.v1.ShellResponse;
import org.spoke.proto.vm.v1.TerminalSize;
import org.spoke.proto.vm.v1.VmsGrpc.VmsStub;

/**
 * One shell between a client and a guest. Either side may have 256 KiB on the way that the other
 * has not acknowledged, so a flood stops at its source and a prompt answer to Ctrl-C stays
 * possible.
 */
final class ShellSession implements ClientResponseObserver<ShellRequest, ShellResponse> {
  /** Bytes on the way in one direction: some screens, and a tenth of a second on a slow line. */
  static final int WINDOW = 256 * 1024;

  /** Bytes of one message on either side of vm-svc. */
  static final int PART = 32 * 1024;

  /** Input is acknowledged at every so many bytes, so that the client never stands still. */
  private static final int ACKNOWLEDGE_EVERY = WINDOW / 4;

  private static final byte INPUT = 0;
  private static final byte ACKNOWLEDGED = 1;
  private static final byte RESIZE = 2;
  private static final byte END_OF_INPUT = 3;
  private static final byte OUTPUT = 0;
  private static final byte ERROR_OUTPUT = 1;
  private static final byte INPUT_ACKNOWLEDGED = 3;

  /** The other end. */
  interface Client {
    void send(byte[] frame);

    /** Sends the exit code and closes. */
    void exit(int code);

    /** Closes with the problem as the reason. */
    void fail(Problem problem);
  }

  private final Client client;
  private final Runnable onEnd;
  private final Queue<ShellRequest> input = new ArrayDeque<>();
  private ClientCallStreamObserver<ShellRequest> guest;
  private boolean inputEnded;
  private boolean halfClosed;
  private boolean ended;
  private long outputSent;
  private long outputAcknowledged;
  private int requested;
  private long inputReceived;
  private long inputForwarded;
  private long inputAcknowledged;

  /**
   * @param onEnd gives back what the session holds; run once
   */
  ShellSession(Client client, Runnable onEnd) {
    this.client = client;
    this.onEnd = onEnd;
  }

  synchronized void start(VmsStub vms, OpenShell open) {
    input.add(ShellRequest.newBuilder().setOpen(open).build());
    vms.shell(this);
    requestOutput();
    forward();
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<ShellRequest> call) {
    guest = call;
    call.disableAutoRequestWithInitial(0);
    call.setOnReadyHandler(this::forward);
  }

  /** A frame from the client. One that breaks the protocol ends the session. */
  synchronized void receive(byte[] frame) {
    if (ended) {
      return;
    }
    try {
      handle(ByteBuffer.wrap(frame));
    } catch (Problem broken) {
      fail(broken);
    }
  }

  private void handle(ByteBuffer frame) {
    if (!frame.hasRemaining()) {
      throw broken("an empty frame");
    }
    switch (frame.get()) {
      case INPUT -> takeInput(frame);
      case ACKNOWLEDGED -> acknowledge(frame);
      case RESIZE -> resize(frame);
      case END_OF_INPUT -> inputEnded = true;
      default -> throw broken("a frame of an unknown kind");
    }
    forward();
  }

  private void takeInput(ByteBuffer frame) {
    if (inputEnded) {
      throw broken("input behind the end of input");
    }
    inputReceived += frame.remaining();
    if (inputReceived - inputAcknowledged > WINDOW) {
      throw broken("more than " + WINDOW + " bytes of input that were not acknowledged");
    }
    while (frame.hasRemaining()) {
      ByteString part = ByteString.copyFrom(frame, Math.min(PART, frame.remaining()));
      input.add(ShellRequest.newBuilder().setInput(part).build());
    }
  }

  private void acknowledge(ByteBuffer frame) {
    long count = frame.remaining() == Long.BYTES ? frame.getLong() : -1;
    if (count < outputAcknowledged || count > outputSent) {
      throw broken("an acknowledgement of " + count + " bytes when " + outputSent + " were sent");
    }
    outputAcknowledged = count;
    requestOutput();
  }

  private void resize(ByteBuffer frame) {
    int columns = frame.remaining() == 2 * Short.BYTES ? Short.toUnsignedInt(frame.getShort()) : 0;
    int rows = columns == 0 ? 0 : Short.toUnsignedInt(frame.getShort());
    if (columns == 0 || rows == 0 || Math.max(columns, rows) > ShellDoor.MAX_SIZE) {
      throw broken("a terminal size outside 1 to " + ShellDoor.MAX_SIZE);
    }
    input.add(
        ShellRequest.newBuilder()
            .setResize(TerminalSize.newBuilder().setColumns(columns).setRows(rows))
            .build());
  }

  /**
   * Passes on what waits, as fast as the guest takes it, and tells the client how much that was.
   */
  private synchronized void forward() {
    while (!ended && guest.isReady() && !input.isEmpty()) {
      ShellRequest next = input.remove();
      guest.onNext(next);
      inputForwarded += next.getInput().size();
    }
    if (!ended && inputForwarded - inputAcknowledged >= ACKNOWLEDGE_EVERY) {
      inputAcknowledged = inputForwarded;
      client.send(
          ByteBuffer.allocate(1 + Long.BYTES)
              .put(INPUT_ACKNOWLEDGED)
              .putLong(inputForwarded)
              .array());
    }
    if (!ended && inputEnded && input.isEmpty()) {
      halfClose();
    }
  }

  private void halfClose() {
    if (!halfClosed) {
      halfClosed = true;
      guest.onCompleted();
    }
  }

  /** Asks for as many parts as the window has room for. */
  private void requestOutput() {
    while (!ended && outputSent - outputAcknowledged + (requested + 1L) * PART <= WINDOW) {
      requested++;
      guest.request(1);
    }
  }

  @Override
  public synchronized void onNext(ShellResponse message) {
    if (ended) {
      return;
    }
    requested--;
    switch (message.getKindCase()) {
      case OUTPUT -> output(OUTPUT, message.getOutput());
      case ERROR_OUTPUT -> output(ERROR_OUTPUT, message.getErrorOutput());
      case EXIT_CODE -> {
        end();
        client.exit(message.getExitCode());
      }
      case KIND_NOT_SET -> requestOutput();
    }
  }

  private void output(byte kind, ByteString bytes) {
    byte[] frame = new byte[1 + bytes.size()];
    frame[0] = kind;
    bytes.copyTo(frame, 1);
    outputSent += bytes.size();
    client.send(frame);
    requestOutput();
  }

  @Override
  public synchronized void onError(Throwable failure) {
    if (!ended) {
      StatusRuntimeException status =
          failure instanceof StatusRuntimeException known
              ? known
              : Status.fromThrowable(failure).asRuntimeException();
      fail(ProblemStatus.fromStatus(status));
    }
  }

  @Override
  public synchronized void onCompleted() {
    if (!ended) {
      fail(Problem.of(CommonProblem.SERVICE_UNAVAILABLE, "The shell ended without an exit code."));
    }
  }

  /** The client is gone. */
  synchronized void leave() {
    if (!ended) {
      end();
      guest.cancel("the client left", null);
    }
  }

  private void fail(Problem problem) {
    end();
    guest.cancel("the shell is closed", null);
    client.fail(problem);
  }

  private void end() {
    ended = true;
    input.clear();
    onEnd.run();
  }

  private static Problem broken(String what) {
    return Problem.of(GatewayProblem.MALFORMED_REQUEST, "The client sent " + what + ".");
  }
}
