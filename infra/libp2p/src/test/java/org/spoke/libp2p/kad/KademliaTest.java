package org.spoke.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.host.HostBuilder;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** The DHT over real hosts on the loopback interface. */
class KademliaTest {
  private static final ProtocolId PROTOCOL = new ProtocolId("/test/kad/1.0.0");
  private static final int SERVERS = 5;
  private static final SignedRecords RECORDS = new SignedRecords("rec", Clock.systemUTC());

  private final List<Member> members = new ArrayList<>();

  /** One host and its part in the DHT. */
  private record Member(PrivateKey key, Host host, Kademlia dht) implements AutoCloseable {
    KadPeer peer() {
      return new KadPeer(host.self(), host.addresses());
    }

    @Override
    public void close() {
      dht.close();
      host.close();
    }
  }

  private Member start(Mode mode) throws IOException {
    PrivateKey key = Keys.generate(KeyType.ED25519, new SecureRandom());
    Host host = HostBuilder.withIdentity(key).start();
    host.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
    Kademlia dht =
        Kademlia.on(host, PROTOCOL)
            .mode(mode)
            .validators(new Validators(Map.of("rec", RECORDS)))
            .start();
    Member member = new Member(key, host, dht);
    members.add(member);
    return member;
  }

  private Member join(Mode mode) throws IOException {
    Member member = start(mode);
    member.dht().join(List.of(members.getFirst().peer()));
    return member;
  }

  private void startServers() throws IOException {
    start(Mode.SERVER);
    for (int i = 1; i < SERVERS; i++) {
      join(Mode.SERVER);
    }
    await().until(() -> members.getFirst().dht().knownServers() == SERVERS - 1);
  }

  @AfterEach
  void closeAll() {
    members.forEach(Member::close);
  }

  @Test
  void whoAsksFindsAllServersAndNoClient() throws IOException {
    startServers();
    Member client = join(Mode.CLIENT);
    Member other = join(Mode.CLIENT);

    List<PeerId> found =
        client.dht().findNearest(new byte[] {1}).stream().map(KadPeer::id).toList();

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, SERVERS).mapToObj(i -> members.get(i).host().self()).toList())
        .doesNotContain(other.host().self());
    assertThat(members.getFirst().dht().knownServers()).isEqualTo(SERVERS - 1);
  }

  @Test
  void aSignedRecordIsPutByOnePeerAndGotByAnother() throws IOException {
    startServers();
    Member author = join(Mode.CLIENT);
    byte[] key = RECORDS.key(author.host().self(), "news");
    byte[] value = signed(author, 1, "hello");

    assertThat(author.dht().put(key, value)).isEqualTo(SERVERS);
    byte[] got = join(Mode.CLIENT).dht().get(key).orElseThrow();

    assertThat(RECORDS.open(key, got).value()).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLaterRecordTakesThePlaceOfAnEarlierOneAndNeverTheOtherWay() throws IOException {
    startServers();
    Member author = join(Mode.CLIENT);
    byte[] key = RECORDS.key(author.host().self(), "news");
    author.dht().put(key, signed(author, 1, "old"));
    author.dht().put(key, signed(author, 2, "new"));

    byte[] got = join(Mode.CLIENT).dht().get(key, 2).orElseThrow();

    assertThat(RECORDS.open(key, got).sequence()).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> author.dht().put(key, signed(author, 1, "old")))
        .withMessageContaining("better value");
  }

  private static byte[] signed(Member author, long sequence, String text) {
    return RECORDS.sign(
        author.key(),
        "news",
        sequence,
        Instant.now().plusSeconds(3_600),
        text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void providersAreFoundWhereTheyAre() throws IOException {
    startServers();
    ContentKey content = ContentKey.of(new byte[] {1, 2, 3});
    Member provider = join(Mode.CLIENT);
    assertThat(provider.dht().provide(content)).isEqualTo(SERVERS);

    try (ProviderSearch search = join(Mode.CLIENT).dht().findProviders(content, 1)) {
      KadPeer found = search.next().orElseThrow();
      assertThat(found.id()).isEqualTo(provider.host().self());
      assertThat(found.addresses()).isNotEmpty();
      assertThat(search.next()).isEmpty();
    }
  }

  @Test
  void aClientIsFoundByItsIdWhileItIsConnectedToServers() throws IOException {
    startServers();
    Member wanted = join(Mode.CLIENT);
    Member asking = join(Mode.CLIENT);

    await()
        .untilAsserted(
            () ->
                assertThat(asking.dht().findPeer(wanted.host().self()).orElseThrow().addresses())
                    .isNotEmpty());
  }

  @Test
  void aMalformedRequestCostsItsStreamOnly() throws IOException {
    startServers();
    Member client = join(Mode.CLIENT);
    Member server = members.getFirst();
    try (Stream stream = client.host().newStream(server.host().self(), List.of(PROTOCOL))) {
      stream.write(ByteBuffer.wrap(new byte[] {3, 8, 4, 99}));
      assertThatIOException().isThrownBy(() -> stream.readFully(ByteBuffer.allocate(1)));
    }
    assertThat(client.dht().findNearest(new byte[] {1})).hasSize(SERVERS);
  }
}
