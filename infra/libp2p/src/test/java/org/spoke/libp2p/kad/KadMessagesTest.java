package org.spoke.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.kad.wire.KadMessage;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.testing.Mutations;

class KadMessagesTest {
  private static final Random RANDOM = new Random(1);
  private static final ByteString KEY = ByteString.copyFromUtf8("/test/key");
  private static final ByteString CONTENT = ContentKey.of(new byte[] {1}).bytes();
  private static final ValueRecord VALUE =
      new ValueRecord(
          KEY, ByteString.copyFromUtf8("value"), Instant.parse("2026-01-02T03:04:05.006Z"));
  private static final List<KadPeer> PEERS =
      Stream.generate(() -> TestPeers.random(RANDOM)).limit(3).toList();
  private static final Response FULL =
      new Response(Optional.of(VALUE), PEERS.subList(0, 1), PEERS.subList(1, 3));

  static Stream<Request> requests() {
    return Stream.of(
        new Request.FindNode(KEY),
        new Request.GetValue(KEY),
        new Request.PutValue(VALUE),
        new Request.GetProviders(CONTENT),
        new Request.AddProvider(CONTENT, PEERS),
        new Request.Ping());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aRequestIsReadAsItWasWritten(Request request) throws Exception {
    assertThat(KadMessages.decodeRequest(KadMessages.encode(request))).isEqualTo(request);
  }

  @Test
  void aResponseIsReadAsItWasWritten() throws Exception {
    Request request = new Request.GetValue(KEY);

    assertThat(KadMessages.decodeResponse(request, KadMessages.encode(request, FULL)))
        .isEqualTo(FULL);
  }

  @Test
  void theTimeOfAValueHasAFractionSinceSomeRequireOne() {
    KadMessage message = KadMessages.encode(new Request.PutValue(VALUE));

    assertThat(message.getRecord().getTimeReceived()).isEqualTo("2026-01-02T03:04:05.006000000Z");
  }

  @Test
  void theLargestAnswerFitsIntoAMessage() {
    String host = "/dns4/" + "a".repeat(KadPeer.MAX_ADDRESS_BYTES - 6) + "/tcp/";
    List<Multiaddr> longest =
        IntStream.range(0, KadPeer.MAX_ADDRESSES)
            .mapToObj(port -> Multiaddr.parse(host + port))
            .toList();
    List<KadPeer> peers =
        Stream.generate(() -> new KadPeer(TestPeers.randomId(RANDOM), longest))
            .limit(KadMessages.MAX_PEERS)
            .toList();
    ByteString key = ByteString.copyFrom(new byte[ValueRecord.MAX_KEY_BYTES]);
    ByteString value = ByteString.copyFrom(new byte[ValueRecord.MAX_VALUE_BYTES]);
    Response largest =
        new Response(Optional.of(new ValueRecord(key, value, Instant.EPOCH)), peers, peers);

    assertThat(peers.getFirst().addresses()).hasSize(KadPeer.MAX_ADDRESSES);
    assertThat(KadMessages.encode(new Request.GetValue(key), largest).getSerializedSize())
        .isBetween(KadMessages.MAX_BYTES / 2, KadMessages.MAX_BYTES);
  }

  @Test
  void anAnswerToAnotherRequestIsAViolation() {
    KadMessage answer = KadMessages.encode(new Request.FindNode(KEY), Response.closer(PEERS));

    assertViolation(new Request.GetValue(KEY), answer, "is answered by FIND_NODE");
  }

  @Test
  void aRecordOfAnotherKeyIsAViolation() {
    ByteString other = ByteString.copyFromUtf8("/test/other");
    KadMessage answer = KadMessages.encode(new Request.GetValue(KEY), FULL);

    assertViolation(new Request.GetValue(other), answer, "another key");
  }

  private static void assertViolation(Request request, KadMessage answer, String reason) {
    assertThatExceptionOfType(ProtocolViolationException.class)
        .isThrownBy(() -> KadMessages.decodeResponse(request, answer))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aFaultyMessageIsReadOrAViolation(Request request) {
    byte[] asked = KadMessages.encode(request).toByteArray();
    byte[] answered = KadMessages.encode(request, FULL).toByteArray();
    Mutations.of(asked, 3_000, 1).forEach(bytes -> assertReadOrViolation(request, bytes));
    Mutations.of(answered, 3_000, 2).forEach(bytes -> assertReadOrViolation(request, bytes));
  }

  @Property
  void anyBytesAreAMessageOrAViolation(@ForAll @Size(max = 300) byte[] bytes) {
    requests().forEach(request -> assertReadOrViolation(request, bytes));
  }

  private static void assertReadOrViolation(Request request, byte[] bytes) {
    try {
      KadMessage message = KadMessage.parseFrom(bytes);
      assertDecoded(() -> KadMessages.decodeRequest(message));
      assertDecoded(() -> KadMessages.decodeResponse(request, message));
    } catch (InvalidProtocolBufferException malformed) {
      assertThat(malformed).message().isNotBlank();
    }
  }

  private static void assertDecoded(Decoding decoding) {
    try {
      assertThat(decoding.decode()).isNotNull();
    } catch (ProtocolViolationException violation) {
      assertThat(violation).message().isNotBlank();
    }
  }

  private interface Decoding {
    Object decode() throws ProtocolViolationException;
  }
}
