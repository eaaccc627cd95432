package org.spoke.libp2p.noise;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.noise.wire.NoiseExtensions;
import org.spoke.libp2p.noise.wire.NoiseHandshakePayload;

/**
 * What one side says about itself in its handshake payload (noise spec, "The libp2p Handshake
 * Payload").
 *
 * @param key which has signed that side's static key
 * @param muxers the names of those it speaks, in the order of its preference; nobody has checked
 *     that they are names
 */
record Identity(PublicKey key, List<String> muxers) {
  private static final byte[] SIGNED_PREFIX =
      "noise-libp2p-static-key:".getBytes(StandardCharsets.UTF_8);

  /** The payload by which the owner of a key vouches for a static key. */
  static byte[] payload(PrivateKey identity, byte[] staticKey, List<ProtocolId> muxers) {
    NoiseHandshakePayload.Builder payload =
        NoiseHandshakePayload.newBuilder()
            .setIdentityKey(ByteString.copyFrom(identity.publicKey().encoded()))
            .setIdentitySig(ByteString.copyFrom(identity.sign(signed(staticKey))));
    if (!muxers.isEmpty()) {
      payload.setExtensions(
          NoiseExtensions.newBuilder()
              .addAllStreamMuxers(muxers.stream().map(ProtocolId::name).toList()));
    }
    return payload.build().toByteArray();
  }

  /**
   * Reads a payload and checks that its key has signed the static key.
   *
   * @throws ProtocolViolationException when it is malformed, or the signature is wrong
   */
  static Identity verified(byte[] payload, byte[] staticKey) throws ProtocolViolationException {
    NoiseHandshakePayload message = parse(payload);
    PublicKey key = key(message);
    if (!key.verify(signed(staticKey), message.getIdentitySig().toByteArray())) {
      throw new ProtocolViolationException("The peer's key has not signed its static key");
    }
    return new Identity(key, List.copyOf(message.getExtensions().getStreamMuxersList()));
  }

  private static NoiseHandshakePayload parse(byte[] payload) throws ProtocolViolationException {
    try {
      return NoiseHandshakePayload.parseFrom(payload);
    } catch (InvalidProtocolBufferException malformed) {
      throw new ProtocolViolationException("The handshake's payload is malformed", malformed);
    }
  }

  private static PublicKey key(NoiseHandshakePayload message) throws ProtocolViolationException {
    try {
      return Keys.decodePublic(message.getIdentityKey().toByteArray());
    } catch (IllegalArgumentException malformed) {
      throw new ProtocolViolationException("The handshake's payload has no usable key", malformed);
    }
  }

  private static byte[] signed(byte[] staticKey) {
    byte[] signed = new byte[SIGNED_PREFIX.length + staticKey.length];
    System.arraycopy(SIGNED_PREFIX, 0, signed, 0, SIGNED_PREFIX.length);
    System.arraycopy(staticKey, 0, signed, SIGNED_PREFIX.length, staticKey.length);
    return signed;
  }
}
