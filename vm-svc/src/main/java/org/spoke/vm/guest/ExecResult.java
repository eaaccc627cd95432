package org.spoke.vm.guest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.spoke.vm.guest.GuestUnreachable.Kind;

/**
 * What a command in the guest left.
 *
 * @param exitCode 0 to 255
 * @param output standard output, cut at {@link #MAX_OUTPUT_BYTES}
 * @param errorOutput standard error, cut in the same way
 */
public record ExecResult(int exitCode, String output, String errorOutput) {
  /** One answer fits well into a gRPC message of 4 MiB. */
  public static final int MAX_OUTPUT_BYTES = 1024 * 1024;

  /** Reads all that the program writes, and waits for its end. */
  static ExecResult of(GuestProcess process, Duration deadline) {
    CompletableFuture<String> output = collect(process.output());
    CompletableFuture<String> errors = collect(process.errorOutput());
    try {
      process.input().close();
      int code = process.exitCode().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      return new ExecResult(code, output.join(), errors.join());
    } catch (TimeoutException e) {
      throw new GuestUnreachable(
          Kind.TOO_SLOW, "The command did not end within " + deadline.toMillis() + " ms", e);
    } catch (ExecutionException | IOException e) {
      throw new GuestUnreachable(Kind.NO_ANSWER, "The connection to the guest broke", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cancelled while a command ran in a guest", e);
    }
  }

  /** Reads on a thread of its own, since a program that is not read from stands still. */
  private static CompletableFuture<String> collect(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            byte[] kept = stream.readNBytes(MAX_OUTPUT_BYTES);
            stream.skip(Long.MAX_VALUE);
            text.complete(new String(kept, StandardCharsets.UTF_8));
          } catch (IOException e) {
            text.completeExceptionally(e);
          }
        });
    return text;
  }
}
