package org.spoke.libp2p.multistream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.UnsupportedProtocolException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.ScriptedDuplex;
import org.spoke.libp2p.testing.Together;

class ProposedChannelTest {
  private static final ProtocolId ECHO = new ProtocolId("/echo/1.0.0");
  private static final String AGREED = "\23/multistream/1.0.0\n\14/echo/1.0.0\n";
  private static final String REFUSED = "\23/multistream/1.0.0\n\3na\n";

  @Test
  void theFirstBytesGoOutWithTheProposalBeforeAnyAnswer() throws IOException {
    ScriptedDuplex channel = saying("");
    MultistreamSelect.propose(channel, ECHO).write(text("hello"));
    assertThat(new String(channel.heard(), UTF_8)).isEqualTo(AGREED + "hello");
    assertThat(channel.writes()).isEqualTo(1);
  }

  @Test
  void whoReadsFirstProposesFirst() throws IOException {
    ScriptedDuplex channel = saying(AGREED + "welcome");
    byte[] read = new byte[7];
    MultistreamSelect.propose(channel, ECHO).readFully(ByteBuffer.wrap(read));
    assertThat(new String(read, UTF_8)).isEqualTo("welcome");
    assertThat(new String(channel.heard(), UTF_8)).isEqualTo(AGREED);
  }

  @Test
  void theEndOfWritingWaitsForTheAnswer() throws IOException {
    ScriptedDuplex channel = saying(AGREED + "welcome");
    MultistreamSelect.propose(channel, ECHO).closeWrite();
    assertThat(channel.isWriteClosed()).isTrue();
    assertThat(channel.unread()).isEqualTo("welcome".length());
  }

  @Test
  void aRefusalFailsTheFirstReadAndClosesTheChannel() throws IOException {
    ScriptedDuplex channel = saying(REFUSED);
    Duplex proposed = MultistreamSelect.propose(channel, ECHO);
    proposed.write(text("hello"));
    assertThatThrownBy(() -> proposed.read(ByteBuffer.allocate(1)))
        .isInstanceOf(UnsupportedProtocolException.class);
    assertThat(channel.isClosed()).isTrue();
  }

  @Test
  void aReaderAndAWriterMayBeginTogether() {
    for (int round = 0; round < 200; round++) {
      DuplexPair pair = DuplexPair.inMemory();
      Duplex proposed = MultistreamSelect.propose(pair.left(), ECHO);
      var server = Together.start(() -> echoOnce(pair.right()));
      var outcomes =
          Together.run(
              () -> {
                proposed.write(text("hello"));
                proposed.closeWrite();
                return null;
              },
              () -> {
                byte[] read = new byte[5];
                proposed.readFully(ByteBuffer.wrap(read));
                return new String(read, UTF_8);
              });
      assertThat(outcomes.right().expected()).isEqualTo("hello");
      outcomes.left().expected();
      Together.await(server).expected();
    }
  }

  private static Void echoOnce(Duplex channel) throws IOException {
    MultistreamSelect.listen(channel, List.of(ECHO));
    ByteBuffer read = ByteBuffer.allocate(5);
    channel.readFully(read);
    channel.write(read.flip());
    assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    return null;
  }

  private static ScriptedDuplex saying(String text) {
    return new ScriptedDuplex(text.getBytes(UTF_8));
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
