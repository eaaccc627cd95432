package org.spoke.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.UnsupportedProtocolException;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.multiaddr.Multiaddr;

class LocalHostTest {
  private static final ProtocolId ECHO = new ProtocolId("/echo/1.0.0");

  private final Host alice = start();
  private final Host bob = start();

  private static Host start() {
    SecureRandom random = new SecureRandom();
    return HostBuilder.withIdentity(Keys.generate(KeyType.ED25519, random)).start();
  }

  @AfterEach
  void closeBoth() {
    alice.close();
    bob.close();
  }

  @Test
  void aStreamCarriesBytesThereAndBack() throws IOException {
    bob.handle(ECHO, LocalHostTest::echo);
    Multiaddr address = bob.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
    alice.connect(bob.self(), List.of(address));
    try (Stream stream = alice.newStream(bob.self(), List.of(ECHO))) {
      stream.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
      stream.closeWrite();
      ByteBuffer back = ByteBuffer.allocate(3);
      stream.readFully(back);
      assertThat(back.array()).containsExactly(1, 2, 3);
      assertThat(stream.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void aProtocolThatNobodyAnswersIsRefused() throws IOException {
    Multiaddr address = bob.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
    alice.connect(bob.self(), List.of(address));
    assertThatThrownBy(() -> alice.newStream(bob.self(), List.of(ECHO)))
        .isInstanceOf(UnsupportedProtocolException.class);
  }

  private static void echo(Stream stream) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    while (stream.read(bytes.clear()) >= 0) {
      stream.write(bytes.flip());
    }
    stream.closeWrite();
  }
}
