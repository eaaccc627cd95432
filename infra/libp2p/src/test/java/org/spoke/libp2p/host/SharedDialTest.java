package org.spoke.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.testing.Proxy;
import org.spoke.libp2p.testing.TestHosts;
import org.spoke.libp2p.testing.Together;
import org.spoke.libp2p.testing.Together.Outcome;

class SharedDialTest {
  private final TestHosts hosts = new TestHosts();
  private Host alice;
  private Host bob;
  private Proxy proxy;

  @BeforeEach
  void holdUp() throws IOException {
    alice = hosts.start();
    bob = hosts.start();
    proxy = new Proxy(bob.addresses().getFirst(), false);
  }

  @AfterEach
  void closeAll() throws IOException {
    proxy.close();
    hosts.close();
  }

  private Connection dial() throws IOException {
    return alice.connect(bob.self(), List.of(proxy.address()));
  }

  @Test
  void callersWhoWantTheSamePeerShareOneDial() {
    CompletableFuture<Outcome<Connection>> one = Together.start(this::dial);
    CompletableFuture<Outcome<Connection>> other = Together.start(this::dial);
    await().until(() -> proxy.connections() == 1);
    proxy.flow(true);
    assertThat(Together.await(one).expected()).isSameAs(Together.await(other).expected());
    assertThat(alice.metrics().dials()).isEqualTo(1);
  }

  @Test
  void whoIsInterruptedLeavesTheOthersWaiting() {
    CompletableFuture<Outcome<Connection>> patient = Together.start(this::dial);
    await().until(() -> proxy.connections() == 1);
    assertThat(interrupted(this::dial).failure()).isInstanceOf(InterruptedIOException.class);
    proxy.flow(true);
    assertThat(Together.await(patient).expected().isOpen()).isTrue();
    assertThat(alice.metrics().dialsCancelled()).isZero();
  }

  @Test
  void theLastWhoIsInterruptedCancelsTheDial() {
    assertThat(interrupted(this::dial).failure()).isInstanceOf(InterruptedIOException.class);
    proxy.flow(true);
    await().until(() -> proxy.connections() == 0);
    assertThat(alice.metrics().dialsCancelled()).isEqualTo(1);
    assertThat(alice.connections()).isEmpty();
  }

  @Test
  void whoKnowsAnotherAddressIsNotHeldUpByTheDialsFailure() throws IOException {
    proxy.close();
    CompletableFuture<Outcome<Connection>> wrong = Together.start(this::dial);
    assertThat(alice.connect(bob.self(), bob.addresses()).isOpen()).isTrue();
    assertThat(Together.await(wrong)).isNotNull();
  }

  /** Interrupts a call that waits for the proxy. */
  private <T> Outcome<T> interrupted(Callable<T> call) {
    CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
    Thread caller = Thread.ofVirtual().start(() -> outcome.complete(Together.outcomeOf(call)));
    await().until(() -> proxy.connections() == 1 && caller.getState() == Thread.State.WAITING);
    caller.interrupt();
    return Together.await(outcome);
  }
}
