package org.spoke.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.testing.Mutations;

class IdentityTest {
  private static final PrivateKey KEY = Keys.ed25519(new byte[32]);
  private static final byte[] STATIC_KEY = new byte[32];
  private static final List<ProtocolId> MUXERS =
      List.of(new ProtocolId("/yamux/1.0.0"), new ProtocolId("/mplex/6.7.0"));

  @Test
  void aPayloadTellsKeyAndMuxers() throws ProtocolViolationException {
    Identity read = Identity.verified(Identity.payload(KEY, STATIC_KEY, MUXERS), STATIC_KEY);
    assertThat(read.key()).isEqualTo(KEY.publicKey());
    assertThat(read.muxers()).containsExactly("/yamux/1.0.0", "/mplex/6.7.0");
  }

  @Test
  void aPayloadWithFaultsStillTellsTheKeyOrIsAViolation() {
    byte[] valid = Identity.payload(KEY, STATIC_KEY, MUXERS);
    Mutations.of(valid, 2_000, 1)
        .forEach(
            payload -> {
              try {
                assertThat(Identity.verified(payload, STATIC_KEY).key()).isEqualTo(KEY.publicKey());
              } catch (ProtocolViolationException refused) {
                assertThat(refused.getMessage()).isNotBlank();
              }
            });
  }
}
