package org.spoke.gateway.shell;

import io.micronaut.http.MediaType;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.spoke.base.problem.Problem;

/** The client's end of a shell: frames go to it, and the reason why it ends. */
final class SocketClient implements ShellSession.Client {
  /** Bytes of a close frame's reason (RFC 6455, 5.5). */
  private static final int MAX_REASON_BYTES = 123;

  /** Close codes from here on are an application's own; the problem's HTTP status is added. */
  private static final int PROBLEM_CODES = 4000;

  private static final byte[] NO_BYTES = {};

  /**
   * Closes a second after the last word: an acknowledgement that met a closed socket would reset
   * the connection, and the client would lose the output that it has not read yet, and the reason.
   */
  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final WebSocketSession socket;

  SocketClient(WebSocketSession socket) {
    this.socket = socket;
  }

  @Override
  public void send(byte[] frame) {
    if (socket.isOpen()) {
      socket.sendAsync(frame, MediaType.APPLICATION_OCTET_STREAM_TYPE);
    }
  }

  @Override
  public void exit(int code) {
    byte[] frame = ByteBuffer.allocate(1 + Integer.BYTES).put((byte) 2).putInt(code).array();
    if (socket.isOpen()) {
      socket
          .sendAsync(frame, MediaType.APPLICATION_OCTET_STREAM_TYPE)
          .whenComplete((sent, failure) -> closeLater(CloseReason.NORMAL));
    }
  }

  @Override
  public void fail(Problem problem) {
    closeLater(reason(problem));
  }

  private void closeLater(CloseReason reason) {
    LATER.execute(
        () -> {
          if (socket.isOpen()) {
            socket.close(reason);
          }
        });
  }

  /** Keeps the connection from being idle. */
  void ping() {
    if (socket.isOpen()) {
      socket.sendPingAsync(NO_BYTES);
    }
  }

  /**
   * Code and text of a close frame for a problem: 4404 and {@code not-found: There is no vm ...}.
   */
  private static CloseReason reason(Problem problem) {
    String text = problem.type().slug() + ": " + problem.detail();
    while (text.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
      text = text.substring(0, text.length() - 1);
    }
    return new CloseReason(PROBLEM_CODES + problem.type().httpStatus(), text);
  }
}
