package org.spoke.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.testing.Proxy;
import org.spoke.libp2p.testing.Resources;
import org.spoke.libp2p.testing.TestHosts;

/** {@code -Dlibp2p.dials=10000} makes it long. */
class CancelledDialsTest {
  private static final int DIALS = Integer.getInteger("libp2p.dials", 500);

  /** As many descriptors may come and go with what the JVM itself does. */
  private static final long FEW_DESCRIPTORS = 8;

  /** Netty keeps chunks of memory to be used again. */
  private static final long FEW_BYTES = 4L << 20;

  /** At once. */
  private static final int CALLERS = 32;

  private final TestHosts hosts = new TestHosts();
  private final Random random = new Random(7);

  @AfterEach
  void closeHosts() {
    hosts.close();
  }

  @Test
  void cancelledDialsLeaveNothingBehind() throws Exception {
    Host alice = hosts.start();
    Host bob = hosts.start();
    try (Proxy proxy = new Proxy(bob.addresses().getFirst(), true)) {
      cancel(DIALS / 5, alice, bob, proxy);
      long descriptors = Resources.descriptors();
      long bytes = Resources.directBytes();

      cancel(DIALS, alice, bob, proxy);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> assertThat(Resources.descriptors()).isLessThan(descriptors + FEW_DESCRIPTORS));
      assertThat(Resources.directBytes()).isLessThan(bytes + FEW_BYTES);
      assertThat(alice.metrics().dialsCancelled()).isGreaterThan(DIALS / 10);
      assertThat(TestHosts.connect(alice, bob).isOpen()).isTrue();
    }
  }

  /** Dials directly and over a proxy that lets through or holds up, and interrupts some time on. */
  private void cancel(int dials, Host alice, Host bob, Proxy proxy) throws InterruptedException {
    Semaphore free = new Semaphore(CALLERS);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < dials; i++) {
        proxy.flow(random.nextInt(4) > 0);
        List<Multiaddr> way = i % 2 == 0 ? bob.addresses() : List.of(proxy.address());
        long nanos = random.nextLong(5_000_000);
        PeerId wanted = i % 5 == 0 ? bob.self() : somebody();
        free.acquire();
        callers.execute(() -> dialFor(nanos, alice, wanted, way, free));
      }
      proxy.flow(true);
    }
    alice.connections().forEach(Connection::close);
    await().until(() -> alice.connections().isEmpty() && bob.connections().isEmpty());
  }

  /** Who is not there, so that each of these dials stands alone. */
  private PeerId somebody() {
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    return PeerId.of(Keys.ed25519(seed).publicKey());
  }

  private static void dialFor(
      long nanos, Host alice, PeerId wanted, List<Multiaddr> way, Semaphore free) {
    Thread caller = Thread.ofVirtual().start(() -> dial(alice, wanted, way));
    LockSupport.parkNanos(nanos);
    caller.interrupt();
    try {
      caller.join();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    free.release();
  }

  private static void dial(Host alice, PeerId wanted, List<Multiaddr> way) {
    try {
      alice.connect(wanted, way).close();
    } catch (IOException cancelled) {
      // That is what this is about.
    }
  }
}
