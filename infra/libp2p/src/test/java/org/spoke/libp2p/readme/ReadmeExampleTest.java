package org.spoke.libp2p.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.host.HostBuilder;
import org.spoke.libp2p.multiaddr.Multiaddr;

/** The README's example: it compiles, it runs, and it is the same text. */
class ReadmeExampleTest {
  private static final Path SOURCE =
      Path.of("src/test/java/org/spoke/libp2p/readme/ReadmeExampleTest.java");

  @Test
  void twoHostsGreet() throws IOException {
    SecureRandom random = new SecureRandom();
    ProtocolId hello = new ProtocolId("/hello/1.0.0");
    ByteBuffer greeting = ByteBuffer.allocate(5);
    try (Host bob = HostBuilder.withIdentity(Keys.generate(KeyType.ED25519, random)).start();
        Host alice = HostBuilder.withIdentity(Keys.generate(KeyType.ED25519, random)).start()) {
      bob.handle(hello, stream -> stream.write(ByteBuffer.wrap("hello".getBytes(UTF_8))));
      alice.connect(bob.self(), List.of(bob.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"))));
      try (Stream stream = alice.newStream(bob.self(), List.of(hello))) {
        stream.readFully(greeting);
      }
    }
    assertThat(greeting.array()).isEqualTo("hello".getBytes(UTF_8));
  }

  @Test
  void theReadmeShowsThisExample() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String example = readme.substring(readme.indexOf("```java") + 7).split("```", 2)[0].strip();
    assertThat(Files.readString(SOURCE).replace("\n    ", "\n")).contains(example);
  }
}
