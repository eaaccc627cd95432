package org.spoke.gateway.fakes;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A client of the shell that takes little at a time over a plain socket, and acknowledges each
 * frame, so that much is still on its way when the shell ends.
 */
public final class SlowShellClient implements AutoCloseable {
  /** Bytes of the socket's own buffer: small, so that the rest waits with the gateway. */
  private static final int RECEIVE_BUFFER = 4 * 1024;

  private static final int BINARY = 0x2;
  private static final int CLOSE = 0x8;

  private final Socket socket = new Socket();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  public SlowShellClient(FakeBox box, String path) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.connect(new InetSocketAddress("127.0.0.1", box.gateway().port()));
    String request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            .formatted(path);
    String rest =
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + "Authorization: Bearer %s\r\n\r\n".formatted(box.token());
    socket.getOutputStream().write((request + rest).getBytes(StandardCharsets.US_ASCII));
    passHeaders();
  }

  /**
   * Reads all frames to the last.
   *
   * @return the code of the close frame
   * @throws IOException when the connection breaks before
   */
  public int readToTheEnd() throws IOException {
    while (true) {
      int kind = read() & 0x0f;
      byte[] content = bytes(length());
      if (kind == CLOSE) {
        return ByteBuffer.wrap(content).getShort();
      }
      if (kind == BINARY) {
        output.write(content, 1, content.length - 1);
        acknowledge();
      }
    }
  }

  /** Bytes of output that came. */
  public int received() {
    return output.size();
  }

  private void acknowledge() throws IOException {
    int length = 1 + Long.BYTES;
    socket
        .getOutputStream()
        .write(
            ByteBuffer.allocate(6 + length)
                .put((byte) (0x80 | BINARY))
                .put((byte) (0x80 | length))
                .putInt(0) // the mask: none
                .put((byte) 1)
                .putLong(output.size())
                .array());
  }

  private int length() throws IOException {
    int length = read();
    return switch (length) {
      case 126 -> ByteBuffer.wrap(bytes(Short.BYTES)).getShort() & 0xffff;
      case 127 -> Math.toIntExact(ByteBuffer.wrap(bytes(Long.BYTES)).getLong());
      default -> length;
    };
  }

  private void passHeaders() throws IOException {
    StringBuilder headers = new StringBuilder();
    while (!headers.toString().endsWith("\r\n\r\n")) {
      headers.append((char) read());
    }
  }

  private int read() throws IOException {
    return bytes(1)[0] & 0xff;
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("The connection ended in mid-frame.");
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
