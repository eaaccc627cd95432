package org.spoke.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.testing.Resources;
import org.spoke.libp2p.testing.TestHosts;

class HostCloseTest {
  private static final ProtocolId STUCK = new ProtocolId("/stuck/1.0.0");
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void aHostEndsInTimeAndLeavesNoThreadAndNoDescriptor() throws IOException {
    playThrough();
    long descriptors = Resources.descriptors();
    long start = System.nanoTime();
    playThrough();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(2));
    await()
        .untilAsserted(
            () -> {
              assertThat(Resources.descriptors()).isLessThanOrEqualTo(descriptors);
              assertThat(threads()).isEmpty();
            });
  }

  /** One handler waits for bytes, one for nothing at all, and a stream of ours is left open. */
  private static void playThrough() throws IOException {
    TestHosts hosts = new TestHosts();
    Host alice = hosts.start();
    Host bob = hosts.start();
    bob.handle(STUCK, HostCloseTest::wait);
    TestHosts.connect(alice, bob);
    for (int i = 0; i < 2; i++) {
      Stream stream = alice.newStream(bob.self(), List.of(STUCK));
      stream.write(ByteBuffer.wrap(new byte[] {(byte) i}));
    }
    await().until(() -> bob.metrics().inboundStreams() >= 2);
    long start = System.nanoTime();
    hosts.close();
    hosts.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(2));
  }

  private static void wait(Stream stream) throws IOException {
    ByteBuffer kind = ByteBuffer.allocate(1);
    stream.readFully(kind);
    if (kind.get(0) == 0) {
      stream.readFully(ByteBuffer.allocate(1));
    }
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("libp2p"))
        .toList();
  }
}
