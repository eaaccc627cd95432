package org.spoke.vm.hypervisor.qemu;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A short talk with QEMU over its QMP socket: one JSON object a line. Events that come between are
 * passed over.
 */
final class QmpClient implements AutoCloseable {
  private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(5); // QEMU answers in 1 ms
  private static final int MAX_LINE_BYTES = 64 * 1024; // the greeting has 200 bytes

  private final SocketChannel channel;
  private final Selector selector;
  private final ByteBuffer received = ByteBuffer.allocate(MAX_LINE_BYTES);

  private QmpClient(SocketChannel channel, Selector selector) {
    this.channel = channel;
    this.selector = selector;
  }

  /** Connects and takes part in the greeting. */
  static QmpClient connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    try {
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      QmpClient client = new QmpClient(channel, selector);
      client.lineWith("\"QMP\"");
      client.execute("qmp_capabilities");
      return client;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Runs a command that takes no arguments and waits until QEMU has taken it. */
  void execute(String command) throws IOException {
    String line = "{\"execute\":\"" + command + "\"}\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    String answer = lineWith("\"return\"", "\"error\"");
    if (answer.contains("\"error\"")) {
      throw new IOException("QEMU refused " + command + ": " + answer);
    }
  }

  private String lineWith(String... marks) throws IOException {
    long deadline = System.nanoTime() + ANSWER_DEADLINE.toNanos();
    while (true) {
      String line = line(deadline);
      for (String mark : marks) {
        if (line.contains(mark)) {
          return line;
        }
      }
    }
  }

  private String line(long deadline) throws IOException {
    while (true) {
      for (int at = 0; at < received.position(); at++) {
        if (received.get(at) == '\n') {
          return take(at + 1);
        }
      }
      readMore(deadline);
    }
  }

  private String take(int length) {
    byte[] line = new byte[length];
    received.flip().get(line);
    received.compact();
    return new String(line, StandardCharsets.UTF_8);
  }

  private void readMore(long deadline) throws IOException {
    long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (leftMillis <= 0 || selector.select(leftMillis) == 0) {
      throw new SocketTimeoutException("QEMU did not answer within 5 s");
    }
    selector.selectedKeys().clear();
    if (!received.hasRemaining() || channel.read(received) < 0) {
      throw new IOException("QEMU closed the connection or wrote a line beyond 64 KiB");
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
