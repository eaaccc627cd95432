package org.spoke.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** What peers that lie can do to a network of 300, of whom one in five lies. */
class MaliceTest {
  private static final int PEERS = 300;
  private static final int LIARS = 60;
  private static final int K = KadSettings.USUAL.replication();
  private static final ByteString KEY = ByteString.copyFromUtf8("/test/value");
  private static final ByteString VALUE = ByteString.copyFromUtf8("good");
  private static final ByteString FORGED = ByteString.copyFromUtf8("forged");

  private final SimulatedNetwork network = new SimulatedNetwork(7, KadSettings.USUAL);
  private final Random random = network.random();
  private final List<SimulatedPeer> liars = new ArrayList<>();
  private SimulatedPeer author;
  private SimulatedPeer asking;

  @BeforeEach
  void joinAll() throws IOException {
    network.joinMany(PEERS - LIARS);
    author = network.any();
    asking = network.join(TestPeers.random(random), true);
    for (int i = 0; i < LIARS; i++) {
      liars.add(network.join(TestPeers.random(random), true));
    }
  }

  @Test
  void aValueIsFoundThoughLiarsInventPeersNearItsKey() throws IOException {
    liars.forEach(liar -> liar.answerWith((from, request) -> Optional.of(invented(request))));

    assertValueIsFound();
  }

  @Test
  void aValueIsFoundThoughLiarsNameTruePeersAtFalseAddresses() throws IOException {
    liars.forEach(liar -> liar.answerWith((from, request) -> Optional.of(misplaced(request))));

    assertValueIsFound();
  }

  @Test
  void aValueIsFoundThoughLiarsForgeIt() throws IOException {
    liars.forEach(liar -> liar.answerWith((from, request) -> Optional.of(forged(request))));

    assertValueIsFound();
  }

  @Test
  void aValueIsFoundThoughLiarsNameEachOtherOnly() throws IOException {
    List<KadPeer> ring = liars.stream().map(SimulatedPeer::peer).limit(K).toList();
    liars.forEach(liar -> liar.answerWith((from, request) -> Optional.of(Response.closer(ring))));

    assertValueIsFound();
  }

  @Test
  void inventedPeersComeIntoNoTable() throws IOException {
    liars.forEach(liar -> liar.answerWith((from, request) -> Optional.of(invented(request))));
    asking.node().nearest(KEY);

    assertThat(asking.node().table().nearest(Key.of(KEY), PEERS))
        .isNotEmpty()
        .allMatch(peer -> network.find(peer.id()).isPresent());
  }

  @Test
  void oneNetworkDoesNotFillTheBucketOfItsVictim() throws IOException {
    Key victim = Key.of(asking.id());
    int attackers = 0;
    while (attackers < 200) {
      KadPeer attacker =
          new KadPeer(TestPeers.randomId(random), List.of(TestPeers.address(66, 6, random)));
      if (victim.commonPrefix(Key.of(attacker.id())) >= 2) {
        network.add(attacker, true);
        asking.node().learn(attacker, true);
        attackers++;
      }
    }

    assertThat(asking.node().table().nearest(victim, PEERS))
        .filteredOn(peer -> isOf(peer, "/ip4/66.6."))
        .hasSizeBetween(1, Diversity.USUAL.inTotal());
    assertValueIsFound();
  }

  private static boolean isOf(KadPeer peer, String prefix) {
    return peer.addresses().getFirst().toString().startsWith(prefix);
  }

  private void assertValueIsFound() throws IOException {
    assertThat(author.node().put(KEY, VALUE)).isGreaterThanOrEqualTo(K / 2);

    assertThat(asking.node().get(KEY, 0)).contains(VALUE);
  }

  private Response invented(Request request) {
    List<KadPeer> nobody = Stream.generate(() -> TestPeers.random(random)).limit(500).toList();
    return new Response(
        Optional.empty(), List.of(), nearest(nobody.stream(), Key.of(request.key())));
  }

  private Response misplaced(Request request) {
    Stream<KadPeer> everybody =
        network.peers().stream()
            .map(peer -> new KadPeer(peer.id(), List.<Multiaddr>of(TestPeers.address(random))));
    return Response.closer(nearest(everybody, Key.of(request.key())));
  }

  private static List<KadPeer> nearest(Stream<KadPeer> peers, Key key) {
    return peers
        .sorted((one, other) -> key.byDistance().compare(one.key(), other.key()))
        .limit(K)
        .toList();
  }

  private Response forged(Request request) {
    List<KadPeer> all = network.peers().stream().map(SimulatedPeer::peer).toList();
    return new Response(
        Optional.of(new ValueRecord(request.key(), FORGED, network.clock().instant())),
        List.of(),
        nearest(all.stream(), Key.of(request.key())));
  }

  @Test
  void whoAnnouncesAnotherPeerIsNotBelieved() throws IOException {
    ByteString content = ContentKey.of(new byte[] {1}).bytes();
    PeerId victim = TestPeers.randomId(random);
    SimulatedPeer server = author;
    liars
        .getFirst()
        .announce(
            server.peer(),
            new Request.AddProvider(content, List.of(new KadPeer(victim, List.of()))));

    Response response = asking.request(server.peer(), new Request.GetProviders(content));

    assertThat(response.providers()).isEmpty();
  }
}
