package org.spoke.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishingTest {
  private static final ByteString KEY = ByteString.copyFromUtf8("/test/value");
  private static final ByteString VALUE = ByteString.copyFromUtf8("good");
  private static final ByteString BETTER = ByteString.copyFromUtf8("good, better");
  private static final ByteString CONTENT = ContentKey.of(new byte[] {1}).bytes();

  private final SimulatedNetwork network = new SimulatedNetwork(3, KadSettings.USUAL);
  private SimulatedPeer author;
  private SimulatedPeer asking;

  @BeforeEach
  void publish() throws IOException {
    network.joinMany(40);
    author = network.join(TestPeers.random(network.random()), false);
    asking = network.join(TestPeers.random(network.random()), false);
    author.node().put(KEY, VALUE);
    author.node().provide(CONTENT);
  }

  @Test
  void whatAPeerPublishesIsFoundLongAfterOthersWouldHaveForgottenIt() throws IOException {
    threeDaysPass();

    assertThat(asking.node().get(KEY, 0)).contains(VALUE);
    assertThat(provider().map(KadPeer::id)).contains(author.id());
  }

  @Test
  void whatAPeerPublishesNoMoreIsForgotten() throws IOException {
    author.node().stopPutting(KEY);
    author.node().stopProviding(CONTENT);

    threeDaysPass();

    assertThat(asking.node().get(KEY, 0)).isEmpty();
    assertThat(provider()).isEmpty();
  }

  @Test
  void whoHasAWorseValueIsCorrectedByWhoFindsABetterOne() throws IOException {
    SimulatedPeer outdated =
        network.find(network.trulyNearest(Key.of(KEY), 1, author.id()).getFirst()).orElseThrow();
    SimulatedPeer informed =
        network.find(network.trulyNearest(Key.of(KEY), 2, author.id()).getLast()).orElseThrow();
    put(informed, BETTER);
    assertThat(held(outdated)).contains(VALUE);

    assertThat(asking.node().get(KEY, 0)).contains(BETTER);

    assertThat(held(outdated)).contains(BETTER);
  }

  private void put(SimulatedPeer at, ByteString value) throws IOException {
    asking.request(
        at.peer(), new Request.PutValue(new ValueRecord(KEY, value, network.clock().instant())));
  }

  private Optional<ByteString> held(SimulatedPeer by) throws IOException {
    return asking.request(by.peer(), new Request.GetValue(KEY)).value().map(ValueRecord::value);
  }

  private Optional<KadPeer> provider() throws IOException {
    try (ProviderSearch search = asking.node().findProviders(CONTENT, 1)) {
      return search.next();
    }
  }

  private void threeDaysPass() throws IOException {
    for (int day = 0; day < 3; day++) {
      network.clock().advance(Duration.ofHours(24));
      network.maintainAll();
    }
  }
}
