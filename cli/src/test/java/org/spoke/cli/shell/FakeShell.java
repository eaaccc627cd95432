package org.spoke.cli.shell;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.spoke.cli.testing.RecordedBox;

/**
 * A box with one VM, written on sockets: it answers the questions before a shell and speaks just
 * enough WebSocket (RFC 6455) to play a script of frames to each session.
 */
final class FakeShell implements AutoCloseable {
  private static final String ACCEPT_SUFFIX =
      "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3

  private final ServerSocket server;
  private final List<Script> scripts;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger sessions = new AtomicInteger();

  /** What one session does; when it returns, the connection breaks. */
  @FunctionalInterface
  interface Script {
    void play(Session session) throws IOException, InterruptedException;
  }

  /** One shell that is open. */
  static final class Session {
    private static final int CLOSE_FRAME = 0x88;

    private final OutputStream out;
    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    private final CountDownLatch left = new CountDownLatch(1);

    private Session(OutputStream out) {
      this.out = out;
    }

    /** The next frame from the client. */
    byte[] next() throws InterruptedException {
      return received.take();
    }

    /** Takes input frames of so many bytes in all. */
    void takeInput(int bytes) throws InterruptedException {
      for (int taken = 0; taken < bytes; ) {
        taken += next().length - 1;
      }
    }

    /** Whether nothing comes for that long. */
    boolean isSilentFor(Duration time) throws InterruptedException {
      return received.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
    }

    /** Sends one binary frame: the kind and its bytes. */
    void send(int kind, byte[] bytes) throws IOException {
      int length = bytes.length + 1;
      ByteBuffer frame = ByteBuffer.allocate(10 + length).put((byte) 0x82);
      if (length < 126) {
        frame.put((byte) length);
      } else {
        frame.put((byte) 127).putLong(length);
      }
      frame.put((byte) kind).put(bytes);
      out.write(frame.array(), 0, frame.position());
      out.flush();
    }

    /** Ends the command; the connection stays until the client has left. */
    void exit(int exitCode) throws IOException, InterruptedException {
      send(2, ByteBuffer.allocate(Integer.BYTES).putInt(exitCode).array());
      out.write(new byte[] {(byte) CLOSE_FRAME, 0});
      out.flush();
      left.await();
    }

    private void receive(DataInputStream in) {
      try {
        while (true) {
          int opcode = in.readUnsignedByte() & 0x0f;
          int length = in.readUnsignedByte() & 0x7f;
          length = length == 126 ? in.readUnsignedShort() : length;
          byte[] mask = in.readNBytes(4);
          byte[] payload = in.readNBytes(length);
          for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
          }
          if (opcode == 2) {
            received.add(payload);
          }
        }
      } catch (IOException e) {
        left.countDown();
      }
    }
  }

  FakeShell(Script... sessions) throws IOException {
    this.scripts = List.of(sessions);
    this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  List<String> requests() {
    return requests;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
      String request = head(in);
      requests.add(request.lines().findFirst().orElse(""));
      OutputStream out = socket.getOutputStream();
      if (request.contains("/shell")) {
        out.write(handshake(request).getBytes(StandardCharsets.US_ASCII));
        Session session = new Session(out);
        Thread.ofVirtual().start(() -> session.receive(in));
        scripts.get(sessions.getAndIncrement()).play(session);
      } else {
        out.write(vm().getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // the client left
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private static String vm() {
    String body = RecordedBox.recorded("vm");
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String handshake(String request) {
    String key =
        request
            .lines()
            .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
            .map(line -> line.substring("Sec-WebSocket-Key: ".length()))
            .findFirst()
            .orElseThrow();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
      return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(digest)
          + "\r\n\r\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
