package org.spoke.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.ScriptedDuplex;

class NoiseChannelTest {
  private static final byte[] KEY = new byte[32];

  @Test
  void thePartsOfAWriteShareOneFrameAndOneWrite() throws IOException {
    ScriptedDuplex below = new ScriptedDuplex(new byte[0]);
    channel(below, 0).write(ByteBuffer.allocate(12), ByteBuffer.allocate(100));
    assertThat(below.writes()).isEqualTo(1);
    assertThat(below.heard()).hasSize(2 + 112 + 16).startsWith(0, 128);
  }

  @Test
  void aLargeWriteFillsFramesAndPutsFourIntoAWrite() throws IOException {
    ScriptedDuplex below = new ScriptedDuplex(new byte[0]);
    channel(below, 0).write(ByteBuffer.allocate(8 * 65_519));
    assertThat(below.writes()).isEqualTo(2);
    assertThat(below.heard()).hasSize(8 * 65_537).startsWith(0xff, 0xff);
  }

  @Test
  void aWriteOfNothingSendsNothing() throws IOException {
    ScriptedDuplex below = new ScriptedDuplex(new byte[0]);
    channel(below, 0).write(ByteBuffer.allocate(0));
    assertThat(below.writes()).isZero();
  }

  @Test
  void framesWithoutPlainTextAreSkipped() throws IOException {
    byte[] empty = frame(0, 0);
    byte[] full = frame(1, 3);
    ByteBuffer into = ByteBuffer.allocate(10);
    assertThat(channel(new ScriptedDuplex(join(empty, full)), 0).read(into)).isEqualTo(3);
  }

  @Test
  void theEndBetweenFramesIsTheEnd() throws IOException {
    assertThat(channel(new ScriptedDuplex(new byte[0]), 0).read(ByteBuffer.allocate(1)))
        .isEqualTo(-1);
  }

  @Test
  void theEndWithinAFrameIsNoticed() throws IOException {
    byte[] frame = frame(0, 30);
    for (int length = 1; length < frame.length; length++) {
      Duplex channel = channel(new ScriptedDuplex(Arrays.copyOf(frame, length)), 0);
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aChangedFrameClosesTheChannelBelowAndSaysWhich() throws IOException {
    byte[] first = frame(0, 5);
    byte[] second = frame(1, 5);
    for (int at = 2; at < second.length; at++) {
      byte[] changed = second.clone();
      changed[at] ^= 1;
      ScriptedDuplex below = new ScriptedDuplex(join(first, changed));
      Duplex channel = channel(below, 0);
      channel.read(ByteBuffer.allocate(5));
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(5)))
          .isInstanceOf(ProtocolViolationException.class)
          .hasMessageContaining("Message 1 was changed");
      assertThat(below.isClosed()).isTrue();
    }
  }

  @Test
  void aFrameReplayedOrLeftOutIsNoticed() throws IOException {
    for (byte[] frames :
        new byte[][] {join(frame(0, 5), frame(0, 5)), join(frame(0, 5), frame(2, 5))}) {
      Duplex channel = channel(new ScriptedDuplex(frames), 0);
      channel.read(ByteBuffer.allocate(5));
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(5)))
          .isInstanceOf(ProtocolViolationException.class);
    }
  }

  @Test
  void aFrameTooShortForItsTagIsAViolation() {
    for (int length = 0; length < 16; length++) {
      byte[] frame = new byte[2 + length];
      frame[1] = (byte) length;
      assertThatThrownBy(() -> channel(new ScriptedDuplex(frame), 0).read(ByteBuffer.allocate(1)))
          .isInstanceOf(ProtocolViolationException.class)
          .hasMessageContaining("this one " + length);
    }
  }

  @Test
  void theLastNumberOfAMessageIsNeverUsed() throws IOException {
    ScriptedDuplex below = new ScriptedDuplex(frame(-2, 1));
    Duplex channel = channel(below, -2);
    channel.write(ByteBuffer.allocate(1));
    channel.read(ByteBuffer.allocate(1));
    assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2^64 - 1");
  }

  @Test
  void anIdleChannelGivesItsLargeBuffersBack() {
    ElasticBuffer buffer = new ElasticBuffer();
    buffer.grow(Frame.BATCH_BYTES);
    buffer.noteUse(Frame.BATCH_BYTES);
    for (int i = 0; i < 15; i++) {
      buffer.noteUse(100);
    }
    assertThat(buffer.capacity()).isEqualTo(Frame.BATCH_BYTES);
    buffer.noteUse(100);
    assertThat(buffer.capacity()).isEqualTo(ElasticBuffer.SMALL_BYTES);
  }

  private static byte[] frame(long number, int plainBytes) throws IOException {
    ScriptedDuplex below = new ScriptedDuplex(new byte[0]);
    CipherState cipher = new CipherState(KEY, number);
    byte[] sealed = cipher.encrypt(new byte[0], new byte[plainBytes]);
    new HandshakeMessages(below).send(sealed);
    return below.heard();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static NoiseChannel channel(Duplex below, long number) {
    return new NoiseChannel(
        below,
        new HandshakeState.TransportCiphers(
            new CipherState(KEY, number), new CipherState(KEY, number)),
        Keys.ed25519(new byte[32]).publicKey(),
        Optional.empty());
  }
}
