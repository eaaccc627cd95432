package org.spoke.gateway.fakes;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A client of the shell that acknowledges output only when told to. */
public final class ShellClient implements WebSocket.Listener {
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private WebSocket socket;
  private boolean acknowledging;
  private long inputAcknowledged;
  private OptionalInt exitCode = OptionalInt.empty();
  private int closeCode;
  private String closeReason = "";
  private CompletableFuture<WebSocket> sending = CompletableFuture.completedFuture(null);

  public static ShellClient open(FakeBox box, String path) {
    return open(box, path, "X-None", "none", box.token());
  }

  public static ShellClient open(
      FakeBox box, String path, String header, String value, String token) {
    ShellClient client = new ShellClient();
    client.socket =
        box.client()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .header(header, value)
            .buildAsync(uri(box, path), client)
            .join();
    return client;
  }

  public static ShellClient openAsBrowser(FakeBox box, String path) {
    ShellClient client = new ShellClient();
    client.socket =
        box.client()
            .newWebSocketBuilder()
            .subprotocols("spoke.shell.v1", "bearer." + box.token())
            .header("Origin", box.uri("").toString())
            .buildAsync(uri(box, path), client)
            .join();
    return client;
  }

  private static URI uri(FakeBox box, String path) {
    return URI.create(box.uri(path).toString().replaceFirst("^http", "ws"));
  }

  /** Sends a frame of a kind. */
  public void send(int kind, byte[] content) {
    sendFrame(ByteBuffer.allocate(1 + content.length).put((byte) kind).put(content).array());
  }

  /**
   * One frame behind the other, whichever thread sends it; nobody waits while it holds the lock.
   */
  public synchronized void sendFrame(byte[] bytes) {
    sending = sending.thenCompose(before -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
  }

  /** Acknowledges what came and what will come. */
  public void acknowledgeAlways() {
    synchronized (this) {
      acknowledging = true;
    }
    acknowledge();
  }

  /** A count that overtakes a later one breaks the protocol. */
  private synchronized void acknowledge() {
    send(1, ByteBuffer.allocate(Long.BYTES).putLong(received()).array());
  }

  public synchronized String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  public synchronized long received() {
    return output.size();
  }

  public synchronized long inputAcknowledged() {
    return inputAcknowledged;
  }

  public synchronized OptionalInt exitCode() {
    return exitCode;
  }

  /** The code of the close frame; 0 while it is open. */
  public synchronized int closeCode() {
    return closeCode;
  }

  public synchronized String closeReason() {
    return closeReason;
  }

  public String subprotocol() {
    return socket.getSubprotocol();
  }

  public void abort() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    frame.writeBytes(bytes);
    boolean answer = false;
    if (last) {
      answer = take(ByteBuffer.wrap(frame.toByteArray()));
      frame.reset();
    }
    from.request(1);
    if (answer) {
      acknowledge();
    }
    return null;
  }

  private synchronized boolean take(ByteBuffer whole) {
    byte kind = whole.get();
    switch (kind) {
      case 0, 1 -> output.write(whole.array(), whole.position(), whole.remaining());
      case 2 -> exitCode = OptionalInt.of(whole.getInt());
      case 3 -> inputAcknowledged = whole.getLong();
      default -> throw new IllegalStateException("a frame of kind " + kind);
    }
    return acknowledging && kind == 0;
  }

  @Override
  public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode = code;
    closeReason = reason;
    return null;
  }
}
