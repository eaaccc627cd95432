package org.spoke.libp2p.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.crypto.Sha256;
import org.spoke.libp2p.host.HostBuilder;
import org.spoke.libp2p.pnet.NetworkKey;
import picocli.CommandLine.Option;

/** Who the peer is. */
final class HostOptions {
  @Option(
      names = "--key-seed",
      paramLabel = "TEXT",
      description =
          "The Ed25519 key follows from this text, so that the peer id is the same each time. Not"
              + " for keys that matter: others see a process's arguments.")
  private String keySeed;

  @Option(
      names = "--network-key",
      paramLabel = "FILE",
      description = "Only members of the private network with this swarm.key connect.")
  private Path networkKey;

  Host start() {
    SecureRandom random = new SecureRandom();
    HostBuilder builder = HostBuilder.withIdentity(key(random)).random(random);
    if (networkKey != null) {
      builder.network(NetworkKey.parse(content()));
    }
    return builder.start();
  }

  private PrivateKey key(SecureRandom random) {
    return keySeed == null
        ? Keys.generate(KeyType.ED25519, random)
        : Keys.ed25519(Sha256.hash(keySeed.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] content() {
    try {
      return Files.readAllBytes(networkKey);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + networkKey, unreadable);
    }
  }
}
