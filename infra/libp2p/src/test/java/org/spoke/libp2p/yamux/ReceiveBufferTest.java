package org.spoke.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReceiveBufferTest {
  private final ReceiveBuffer buffer = new ReceiveBuffer(new Chunks());

  /**
   * Positive numbers append so many bytes, negative ones read so many; every third piece is given
   * with its array.
   */
  @Property
  void bytesComeOutAsTheyWentIn(
      @ForAll @Size(max = 40) List<@IntRange(min = -5_000, max = 5_000) Integer> steps) {
    ReceiveBuffer any = new ReceiveBuffer(new Chunks());
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) < 0) {
        read(any, -steps.get(i), out);
      } else {
        append(any, bytes(steps.get(i), i), i % 3 == 0, in);
      }
    }
    read(any, any.size() + 1, out);
    assertThat(any.size()).isZero();
    assertThat(any.capacity()).isZero();
    assertThat(out.toByteArray()).isEqualTo(in.toByteArray());
  }

  @Test
  void aFloodOfSingleBytesCostsLittleMoreThanItsBytes() {
    for (int i = 0; i < ReceiveWindow.INITIAL_BYTES; i++) {
      buffer.copy(ByteBuffer.allocate(1));
      assertThat(buffer.capacity()).isLessThanOrEqualTo(2 * buffer.size() + 512);
    }
  }

  @Test
  void whatWasReadHoldsNoMemory() {
    buffer.copy(ByteBuffer.allocate(100_000));
    buffer.read(ByteBuffer.allocate(100_000));
    assertThat(buffer.capacity()).isZero();
  }

  private static void append(
      ReceiveBuffer to, byte[] bytes, boolean whole, ByteArrayOutputStream model) {
    model.writeBytes(bytes);
    if (whole) {
      to.keep(bytes, 0, bytes.length);
    } else {
      to.copy(ByteBuffer.wrap(bytes));
    }
  }

  private static void read(ReceiveBuffer from, int count, ByteArrayOutputStream model) {
    ByteBuffer into = ByteBuffer.allocate(count);
    assertThat(from.read(into)).isEqualTo(into.position());
    model.write(into.array(), 0, into.position());
  }

  private static byte[] bytes(int count, int seed) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i + seed);
    }
    return bytes;
  }
}
