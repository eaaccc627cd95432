package org.spoke.standalone.drive;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One command in a guest, over the shell's WebSocket (docs/reference/rest.md).
 *
 * @param output what it wrote
 * @param exitCode how it ended
 */
public record GuestCommand(String output, int exitCode) {
  /** A guest without KVM is slow, but a command of the demo takes a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final byte OUTPUT = 0;
  private static final byte ERROR_OUTPUT = 1;
  private static final byte EXIT_CODE = 2;

  static GuestCommand run(HttpClient http, URI shell, String token, String command) {
    URI uri =
        URI.create(
            shell.toString().replaceFirst("^http", "ws")
                + "?command="
                + URLEncoder.encode(command, StandardCharsets.UTF_8).replace("+", "%20"));
    Frames frames = new Frames();
    WebSocket socket =
        http.newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(uri, frames)
            .join();
    try {
      return frames.result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the shell broke: " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the guest did not answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      socket.abort();
    }
  }

  private static final class Frames implements WebSocket.Listener {
    final CompletableFuture<GuestCommand> result = new CompletableFuture<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      frame.writeBytes(bytes);
      if (last) {
        take(ByteBuffer.wrap(frame.toByteArray()));
        frame.reset();
      }
      socket.request(1);
      return null;
    }

    private void take(ByteBuffer whole) {
      byte kind = whole.get();
      if (kind == OUTPUT || kind == ERROR_OUTPUT) {
        output.write(whole.array(), whole.position(), whole.remaining());
      } else if (kind == EXIT_CODE) {
        result.complete(new GuestCommand(output.toString(StandardCharsets.UTF_8), whole.getInt()));
      }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      result.completeExceptionally(
          new IllegalStateException("closed with " + status + " " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      result.completeExceptionally(error);
    }
  }
}
