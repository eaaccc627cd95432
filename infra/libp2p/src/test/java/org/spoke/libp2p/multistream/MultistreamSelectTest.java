package org.spoke.libp2p.multistream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.UnsupportedProtocolException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.ScriptedDuplex;
import org.spoke.libp2p.testing.Together;

class MultistreamSelectTest {
  private static final ProtocolId ECHO = new ProtocolId("/echo/1.0.0");
  private static final ProtocolId PING = new ProtocolId("/ipfs/ping/1.0.0");
  private static final String HEADER = "\23/multistream/1.0.0\n";

  @Test
  void theDialersFirstProposalGoesOutWithTheHeader() throws IOException {
    ScriptedDuplex channel = saying(HEADER + "\14/echo/1.0.0\n");
    assertThat(MultistreamSelect.dial(channel, List.of(ECHO))).isEqualTo(ECHO);
    assertThat(new String(channel.heard(), UTF_8)).isEqualTo(HEADER + "\14/echo/1.0.0\n");
    assertThat(channel.writes()).isEqualTo(1);
  }

  @Test
  void theDialerProposesTheNextProtocolWhenOneIsRefused() throws IOException {
    ScriptedDuplex channel = saying(HEADER + "\3na\n\14/echo/1.0.0\n");
    assertThat(MultistreamSelect.dial(channel, List.of(PING, ECHO))).isEqualTo(ECHO);
  }

  @Test
  void theDialerReadsNothingThatBelongsToTheProtocol() throws IOException {
    ScriptedDuplex channel = saying(HEADER + "\14/echo/1.0.0\nhello");
    MultistreamSelect.dial(channel, List.of(ECHO));
    assertThat(channel.unread()).isEqualTo("hello".length());
  }

  @Test
  void theDialerGivesUpWhenAllIsRefused() {
    assertThatThrownBy(
            () -> MultistreamSelect.dial(saying(HEADER + "\3na\n\3na\n"), List.of(PING, ECHO)))
        .isInstanceOf(UnsupportedProtocolException.class)
        .hasMessageContaining("/ipfs/ping/1.0.0, /echo/1.0.0");
  }

  @Test
  void anAnswerThatWasNotAskedForIsAViolation() {
    assertThatThrownBy(
            () -> MultistreamSelect.dial(saying(HEADER + "\14/else/1.0.0\n"), List.of(ECHO)))
        .isInstanceOf(ProtocolViolationException.class);
  }

  @Test
  void theListenerAnswersHeaderAndProposalInOneWriteWhenBothCameTogether() throws IOException {
    ScriptedDuplex channel = saying(HEADER + "\14/echo/1.0.0\nhello");
    assertThat(MultistreamSelect.listen(channel, List.of(PING, ECHO))).isEqualTo(ECHO);
    assertThat(new String(channel.heard(), UTF_8)).isEqualTo(HEADER + "\14/echo/1.0.0\n");
    assertThat(channel.writes()).isEqualTo(1);
    assertThat(channel.unread()).isEqualTo("hello".length());
  }

  @Test
  void theListenerSendsItsHeaderToADialerThatWaitsForIt() {
    DuplexPair pair = DuplexPair.inMemory();
    Together.run(
            () -> {
              send(pair.left(), HEADER);
              assertThat(receive(pair.left(), HEADER.length())).isEqualTo(HEADER);
              send(pair.left(), "\14/echo/1.0.0\n");
              return receive(pair.left(), 13);
            },
            () -> MultistreamSelect.listen(pair.right(), List.of(ECHO)))
        .right()
        .expected();
  }

  @Test
  void theListenerRefusesWhatItDoesNotSpeakAndWaitsForMore() throws IOException {
    ScriptedDuplex channel = saying(HEADER + "\3ls\n\2/\n\1\n\14/else/1.0.0\n\14/echo/1.0.0\n");
    assertThat(MultistreamSelect.listen(channel, List.of(ECHO))).isEqualTo(ECHO);
    assertThat(new String(channel.heard(), UTF_8))
        .isEqualTo(HEADER + "\3na\n".repeat(4) + "\14/echo/1.0.0\n");
  }

  @Test
  void aDialerThatProposesWithoutEndIsCut() {
    String proposals = "\14/else/1.0.0\n".repeat(MultistreamSelect.MAX_PROPOSALS + 1);
    ScriptedDuplex channel = saying(HEADER + proposals);
    assertThatThrownBy(() -> MultistreamSelect.listen(channel, List.of(ECHO)))
        .isInstanceOf(ProtocolViolationException.class)
        .hasMessageContaining("64 proposals");
    assertThat(channel.unread()).isEqualTo(13);
  }

  @Test
  void aDialerThatGoesAwayIsNoViolation() {
    assertThatThrownBy(
            () -> MultistreamSelect.listen(saying(HEADER + "\14/else/1.0.0\n"), List.of(ECHO)))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void whoeverDoesNotBeginWithTheHeaderIsCutAtTheFirstWrongByte() {
    DuplexPair pair = DuplexPair.inMemory();
    assertThat(
            Together.run(
                    () -> {
                      send(pair.left(), "GET / HTTP/1.1");
                      return null;
                    },
                    () -> MultistreamSelect.listen(pair.right(), List.of(ECHO)))
                .right()
                .failure())
        .isInstanceOf(ProtocolViolationException.class);
  }

  @Test
  void linesThatAreTooLongOrMalformedAreViolations() {
    String tooLong = "\u0081\10" + "a".repeat(1024) + "\n";
    String longLength = "\u0080\u0080\1";
    String notShortest = "\u008c\0/echo/1.0.0\n";
    String withoutLineFeed = "\14/echo/1.0.0 ";
    String empty = "\0";
    for (String line : List.of(tooLong, longLength, notShortest, withoutLineFeed, empty)) {
      assertThatThrownBy(() -> MultistreamSelect.listen(saying(HEADER + line), List.of(ECHO)))
          .isInstanceOf(ProtocolViolationException.class);
    }
  }

  @Test
  void aLineOf1024BytesIsTaken() throws IOException {
    String longest = "\u0080\10" + "a".repeat(1023) + "\n";
    assertThat(
            MultistreamSelect.listen(saying(HEADER + longest + "\14/echo/1.0.0\n"), List.of(ECHO)))
        .isEqualTo(ECHO);
  }

  private static ScriptedDuplex saying(String bytes) {
    return new ScriptedDuplex(bytes(bytes));
  }

  private static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length()];
    IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) text.charAt(i));
    return bytes;
  }

  private static void send(Duplex channel, String text) throws IOException {
    channel.write(ByteBuffer.wrap(bytes(text)));
  }

  private static String receive(Duplex channel, int count) throws IOException {
    byte[] received = new byte[count];
    channel.readFully(ByteBuffer.wrap(received));
    return new String(received, UTF_8);
  }
}
