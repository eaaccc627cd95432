package org.spoke.libp2p.transport.tcp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the operating system, whose look-ups can neither be interrupted nor leave their thread: each
 * has a platform thread, and callers do not wait for a stuck one.
 */
public final class SystemHostNames implements HostNames {
  /** At once: a name server that does not answer holds no more threads than these. */
  private static final int LOOK_UPS = 8;

  /** A resolver asks three times in this time; nobody waits longer for an address. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore free = new Semaphore(LOOK_UPS);

  @Override
  public List<InetAddress> lookUp(String name) throws IOException {
    try {
      return start(name).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while looking up " + name);
    } catch (TimeoutException slow) {
      throw new IOException(name + " was not found within " + PATIENCE.toMillis() + " ms", slow);
    } catch (ExecutionException failed) {
      throw new IOException("Host " + name + " is not known", failed.getCause());
    }
  }

  private CompletableFuture<List<InetAddress>> start(String name)
      throws IOException, InterruptedException {
    if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException(LOOK_UPS + " look-ups of other names are stuck; " + name + " waits");
    }
    CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("libp2p-look-up").start(() -> lookUp(name, found));
    return found;
  }

  private void lookUp(String name, CompletableFuture<List<InetAddress>> found) {
    try {
      found.complete(List.of(InetAddress.getAllByName(name)));
    } catch (UnknownHostException | RuntimeException unknown) {
      found.completeExceptionally(unknown);
    } finally {
      free.release();
    }
  }
}
