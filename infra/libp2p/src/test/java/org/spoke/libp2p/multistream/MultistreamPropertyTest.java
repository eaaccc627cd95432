package org.spoke.libp2p.multistream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.UnsupportedProtocolException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.FragmentedDuplex;
import org.spoke.libp2p.testing.ScriptedDuplex;
import org.spoke.libp2p.testing.Together;

class MultistreamPropertyTest {
  private static final byte[] FIRST_BYTES = {0, 3, 'n', 'a', '\n', 19, 20};

  /** Less than a proposal, but as much as a listener says while the dialer still writes. */
  private static final int LITTLE_BYTES = 32;

  private static final ProtocolId ECHO = new ProtocolId("/echo/1.0.0");

  @Property(tries = 200)
  void bothAgreeOnTheDialersFirstThatTheListenerSpeaksInWhateverPiecesBytesCome(
      @ForAll("protocols") List<ProtocolId> proposals,
      @ForAll("protocols") List<ProtocolId> spoken,
      @ForAll @IntRange(min = 1, max = 30) int pieceBytes,
      @ForAll long seed) {
    DuplexPair pair = DuplexPair.holding(LITTLE_BYTES);
    Duplex left = new FragmentedDuplex(pair.left(), new Random(seed), pieceBytes);
    Duplex right = new FragmentedDuplex(pair.right(), new Random(~seed), pieceBytes);
    var outcomes =
        Together.run(
            () -> afterwards(left, () -> MultistreamSelect.dial(left, proposals)),
            () -> afterwards(right, () -> MultistreamSelect.listen(right, spoken)));
    Optional<ProtocolId> expected = proposals.stream().filter(spoken::contains).findFirst();
    if (expected.isPresent()) {
      assertThat(outcomes.left().expected()).isEqualTo(expected.get());
      assertThat(outcomes.right().expected()).isEqualTo(expected.get());
    } else {
      assertThat(outcomes.left().failure()).isInstanceOf(UnsupportedProtocolException.class);
      assertThat(outcomes.right().failure()).isInstanceOf(IOException.class);
    }
  }

  @Property(tries = 200)
  void singleBytesAreEnough(@ForAll("protocols") List<ProtocolId> proposals, @ForAll long seed) {
    DuplexPair pair = DuplexPair.inMemory();
    Duplex left = new FragmentedDuplex(pair.left(), new Random(seed), 1);
    Duplex right = new FragmentedDuplex(pair.right(), new Random(~seed), 1);
    var outcomes =
        Together.run(
            () -> afterwards(left, () -> MultistreamSelect.dial(left, proposals)),
            () -> afterwards(right, () -> MultistreamSelect.listen(right, proposals)));
    assertThat(outcomes.left().expected()).isEqualTo(proposals.getFirst());
    assertThat(outcomes.right().expected()).isEqualTo(proposals.getFirst());
  }

  @Property
  void whateverADialerSaysEndsInAnAgreementOrAnIoException(@ForAll("nearlyRight") byte[] said) {
    assertEnds(() -> MultistreamSelect.listen(new ScriptedDuplex(said), List.of(ECHO)));
  }

  @Property
  void whateverAListenerSaysEndsInAnAgreementOrAnIoException(@ForAll("nearlyRight") byte[] said) {
    assertEnds(() -> MultistreamSelect.dial(new ScriptedDuplex(said), List.of(ECHO, ECHO)));
  }

  @Property
  void whateverAListenerSaysAfterwardsEndsInAnIoExceptionAtWorst(
      @ForAll("nearlyRight") byte[] said) {
    Duplex proposed = MultistreamSelect.propose(new ScriptedDuplex(said), ECHO);
    assertEnds(
        () -> {
          proposed.read(ByteBuffer.allocate(1));
          return ECHO;
        });
  }

  @Provide
  Arbitrary<List<ProtocolId>> protocols() {
    return Arbitraries.of("/a", "/a/1", "/b/1.0.0", "/" + "x".repeat(200), "/na", "/ls")
        .map(ProtocolId::new)
        .list()
        .uniqueElements()
        .ofMinSize(1);
  }

  @Provide
  Arbitrary<byte[]> nearlyRight() {
    Arbitrary<byte[]> right =
        Arbitraries.of("\14/echo/1.0.0\n", "\3na\n", "\3ls\n", "\13/else/1.0\n", "\1\n")
            .list()
            .ofMaxSize(5)
            .map(lines -> ("\23/multistream/1.0.0\n" + String.join("", lines)).getBytes(US_ASCII));
    Arbitrary<Mutation> mutations =
        Arbitraries.integers()
            .between(0, 80)
            .flatMap(at -> Arbitraries.bytes().map(value -> new Mutation(at, value)));
    return right.flatMap(
        bytes -> mutations.list().ofMaxSize(3).map(changes -> mutated(bytes, changes)));
  }

  private static byte[] mutated(byte[] bytes, List<Mutation> changes) {
    byte[] mutated = bytes.clone();
    changes.stream()
        .filter(change -> change.at() < mutated.length)
        .forEach(change -> mutated[change.at()] = change.value());
    return mutated;
  }

  private static void assertEnds(Negotiation negotiation) {
    try {
      assertThat(negotiation.agree()).isEqualTo(ECHO);
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  /**
   * Sends and expects bytes behind the negotiation, so that none is lost or taken for a part of it.
   */
  private static ProtocolId afterwards(Duplex channel, Negotiation negotiation) throws IOException {
    try {
      ProtocolId agreed = negotiation.agree();
      channel.write(ByteBuffer.wrap(FIRST_BYTES));
      byte[] received = new byte[FIRST_BYTES.length];
      channel.readFully(ByteBuffer.wrap(received));
      assertThat(received).isEqualTo(FIRST_BYTES);
      return agreed;
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /** One side of a negotiation. */
  private interface Negotiation {
    ProtocolId agree() throws IOException;
  }

  /** One changed byte. */
  private record Mutation(int at, byte value) {}
}
