package org.spoke.libp2p.noise;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.AgreementKey;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.secure.SecureChannel;
import org.spoke.libp2p.secure.Security;
import org.spoke.libp2p.secure.WrongPeerException;

/**
 * Secures connections with Noise. The static key is made once, with this object, and signed once: a
 * signature costs more than the rest of a handshake. Nothing of it is ever stored. May be used by
 * several threads.
 */
public final class NoiseSecurity implements Security {
  private static final ProtocolId ID = new ProtocolId("/noise");
  private static final byte[] NO_PROLOGUE = new byte[0];
  private static final byte[] NO_PAYLOAD = new byte[0];

  private final SecureRandom random;
  private final List<ProtocolId> muxers;
  private final AgreementKey staticKey;
  private final byte[] payload;

  /**
   * @param identity proves who this host is
   * @param muxers to agree on within the handshake, in the order of preference; none to agree after
   *     it
   */
  public NoiseSecurity(PrivateKey identity, List<ProtocolId> muxers, SecureRandom random) {
    this.random = random;
    this.muxers = List.copyOf(muxers);
    this.staticKey = AgreementKey.generate(random);
    this.payload = Identity.payload(identity, staticKey.publicKey(), muxers);
  }

  @Override
  public ProtocolId id() {
    return ID;
  }

  @Override
  public SecureChannel secure(Duplex channel, Direction direction, Optional<PeerId> expected)
      throws IOException {
    try {
      return shakeHands(channel, direction, expected);
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  private SecureChannel shakeHands(Duplex channel, Direction direction, Optional<PeerId> expected)
      throws IOException {
    HandshakeState handshake =
        new HandshakeState(direction, NO_PROLOGUE, staticKey, AgreementKey.generate(random));
    HandshakeMessages messages = new HandshakeMessages(channel);
    Identity remote =
        switch (direction) {
          case OUTBOUND -> initiate(handshake, messages, expected);
          case INBOUND -> respond(handshake, messages, expected);
        };
    Optional<ProtocolId> muxer = MuxerChoice.between(muxers, remote.muxers(), direction);
    return new NoiseChannel(channel, handshake.split(), remote.key(), muxer);
  }

  /** Tells who this is only after the other side has proven to be the expected one. */
  private Identity initiate(
      HandshakeState handshake, HandshakeMessages messages, Optional<PeerId> expected)
      throws IOException {
    messages.send(handshake.write(NO_PAYLOAD));
    Identity remote = receiveIdentity(handshake, messages, expected);
    messages.send(handshake.write(payload));
    return remote;
  }

  private Identity respond(
      HandshakeState handshake, HandshakeMessages messages, Optional<PeerId> expected)
      throws IOException {
    handshake.read(messages.receive());
    messages.send(handshake.write(payload));
    return receiveIdentity(handshake, messages, expected);
  }

  private static Identity receiveIdentity(
      HandshakeState handshake, HandshakeMessages messages, Optional<PeerId> expected)
      throws IOException {
    byte[] received = handshake.read(messages.receive());
    Identity remote = Identity.verified(received, handshake.theirStatic());
    PeerId proven = PeerId.of(remote.key());
    if (expected.isPresent() && !expected.get().equals(proven)) {
      throw new WrongPeerException(expected.get(), proven);
    }
    return remote;
  }
}
