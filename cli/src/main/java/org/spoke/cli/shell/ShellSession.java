package org.spoke.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.spoke.cli.rest.BoxAddress;

/** One shell over a WebSocket, framed as docs/reference/rest.md says. */
final class ShellSession implements WebSocket.Listener, AutoCloseable {
  private static final byte INPUT = 0;
  private static final byte ACKNOWLEDGED = 1;
  private static final byte RESIZE = 2;
  private static final byte END_OF_INPUT = 3;
  private static final byte OUTPUT = 0;
  private static final byte ERROR_OUTPUT = 1;
  private static final byte EXIT_CODE = 2;
  private static final byte INPUT_ACKNOWLEDGED = 3;

  private static final Duration CONNECT_TIMEOUT =
      Duration.ofSeconds(10); // opening SSH in an emulated guest
  private static final Duration PING_EVERY =
      Duration.ofSeconds(5); // two unanswered: lost within 10 s
  private static final Duration GRACE = Duration.ofSeconds(2); // for frames that are under way
  private static final int ACKNOWLEDGE_EVERY_BYTES = 64 * 1024; // the box holds back at 256 KiB
  private static final int MAX_FRAME_BYTES = 1024 * 1024; // the box sends 32 KiB at most

  private final LocalEnds ends;
  private final HttpClient client;
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private final CompletableFuture<OptionalInt> ended = new CompletableFuture<>();
  private final ReentrantLock sending = new ReentrantLock();
  private final InputWindow window = new InputWindow();
  private WebSocket socket;
  private volatile boolean heard = true;
  private long received;
  private long acknowledged;

  private ShellSession(LocalEnds ends) {
    this.ends = ends;
    this.client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    ended.whenComplete((exitCode, failure) -> window.close());
  }

  /** Throws when the box does not take the session. */
  static ShellSession open(BoxAddress address, String path, LocalEnds ends)
      throws IOException, InterruptedException {
    ShellSession session = new ShellSession(ends);
    try {
      session.socket =
          session
              .client
              .newWebSocketBuilder()
              .header("Authorization", "Bearer " + address.token())
              .connectTimeout(CONNECT_TIMEOUT)
              .buildAsync(address.webSocket(path), session)
              .get();
    } catch (ExecutionException e) {
      session.client.shutdownNow();
      throw new IOException("the shell was not opened", e.getCause());
    }
    ends.onResize(session::sendSize);
    Thread.ofVirtual().name("shell-watch").start(session::watch);
    return session;
  }

  /**
   * A peer that died in silence, or an end that the JDK swallowed, is noticed by a ping that fails.
   */
  private void watch() {
    while (!endsWithin(PING_EVERY)) {
      if (heard) {
        heard = false;
        ping();
      } else {
        ended.complete(OptionalInt.empty());
      }
    }
  }

  private boolean endsWithin(Duration time) {
    try {
      ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ping() {
    if (!sending.tryLock()) {
      heard = true; // input is under way: the peer takes it or the sending fails
      return;
    }
    try {
      socket.sendPing(ByteBuffer.allocate(0)).join();
    } catch (CompletionException e) {
      ended.complete(OptionalInt.empty());
    } finally {
      sending.unlock();
    }
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    heard = true;
    from.request(1);
    return null;
  }

  /** Waits for the end: the command's exit code, or nothing when the connection was lost. */
  OptionalInt exitCode() throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Waits while the box has as much unread input as it holds; dropped when the session ends. */
  void sendInput(byte[] bytes) {
    if (window.take(bytes.length)) {
      send(ByteBuffer.allocate(1 + bytes.length).put(INPUT).put(bytes));
    }
  }

  void sendEndOfInput() {
    send(ByteBuffer.allocate(1).put(END_OF_INPUT));
  }

  private void sendSize(TerminalSize size) {
    send(
        ByteBuffer.allocate(1 + 2 * Short.BYTES)
            .put(RESIZE)
            .putShort((short) size.columns())
            .putShort((short) size.rows()));
  }

  private void send(ByteBuffer message) {
    sending.lock();
    try {
      if (!ended.isDone()) {
        socket.sendBinary(message.flip(), true).join();
      }
    } catch (CompletionException e) {
      // an exit code may still be on its way
      ended.completeOnTimeout(OptionalInt.empty(), GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      sending.unlock();
    }
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    heard = true;
    byte[] part = new byte[data.remaining()];
    data.get(part);
    frame.writeBytes(part);
    if (frame.size() > MAX_FRAME_BYTES) {
      ended.complete(OptionalInt.empty());
      from.abort();
      return null;
    }
    if (last) {
      byte[] whole = frame.toByteArray();
      frame.reset();
      receive(from, whole);
    }
    from.request(1);
    return null;
  }

  private void receive(WebSocket from, byte[] whole) {
    if (whole.length == 0) {
      return;
    }
    switch (whole[0]) {
      case OUTPUT -> write(from, ends.out(), whole);
      case ERROR_OUTPUT -> write(from, ends.err(), whole);
      case EXIT_CODE -> ended.complete(OptionalInt.of(ByteBuffer.wrap(whole).getInt(1)));
      case INPUT_ACKNOWLEDGED -> window.acknowledge(ByteBuffer.wrap(whole).getLong(1));
      default -> {} // a newer box may say more
    }
  }

  private void write(WebSocket from, OutputStream out, byte[] whole) {
    try {
      out.write(whole, 1, whole.length - 1);
      out.flush();
    } catch (IOException e) {
      ended.complete(OptionalInt.empty());
      from.abort();
      return;
    }
    received += whole.length - 1;
    if (received - acknowledged >= ACKNOWLEDGE_EVERY_BYTES) {
      acknowledged = received;
      send(ByteBuffer.allocate(1 + Long.BYTES).put(ACKNOWLEDGED).putLong(received));
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
    ended.complete(OptionalInt.empty());
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ended.complete(OptionalInt.empty());
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
