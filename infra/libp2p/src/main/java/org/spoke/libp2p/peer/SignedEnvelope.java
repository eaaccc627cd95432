package org.spoke.libp2p.peer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.peer.wire.Envelope;
import org.spoke.libp2p.varint.Varint;

/**
 * Bytes that a peer has signed for one purpose (RFC 0002). There is no envelope with a wrong
 * signature: opening one verifies it. Equal when its bytes are.
 */
public final class SignedEnvelope {
  /** In bytes: dozens of addresses and an RSA key have less. */
  public static final int MAX_BYTES = 16 * 1024;

  private final PublicKey signer;
  private final byte[] payloadType;
  private final byte[] payload;
  private final byte[] encoded;

  private SignedEnvelope(PublicKey signer, Envelope envelope) {
    this.signer = signer;
    this.payloadType = envelope.getPayloadType().toByteArray();
    this.payload = envelope.getPayload().toByteArray();
    this.encoded = envelope.toByteArray();
  }

  /**
   * Signs a payload.
   *
   * @param domain the purpose, which keeps a signature from being shown for another one
   */
  public static SignedEnvelope sign(
      PrivateKey key, String domain, byte[] payloadType, byte[] payload) {
    Envelope envelope =
        Envelope.newBuilder()
            .setPublicKey(ByteString.copyFrom(key.publicKey().encoded()))
            .setPayloadType(ByteString.copyFrom(payloadType))
            .setPayload(ByteString.copyFrom(payload))
            .setSignature(ByteString.copyFrom(key.sign(signedBytes(domain, payloadType, payload))))
            .build();
    requireBounded(envelope.getSerializedSize());
    return new SignedEnvelope(key.publicKey(), envelope);
  }

  /**
   * Reads an envelope and verifies its signature.
   *
   * @param payloadType what must be in it
   * @throws IllegalArgumentException when it is malformed, too long, of another type, or not signed
   *     for this purpose
   */
  public static SignedEnvelope open(byte[] bytes, String domain, byte[] payloadType) {
    requireBounded(bytes.length);
    Envelope envelope = parse(bytes);
    requireType(envelope.getPayloadType().toByteArray(), payloadType);
    PublicKey signer = Keys.decodePublic(envelope.getPublicKey().toByteArray());
    byte[] signed = signedBytes(domain, payloadType, envelope.getPayload().toByteArray());
    if (!signer.verify(signed, envelope.getSignature().toByteArray())) {
      throw new IllegalArgumentException(
          "The signature of "
              + PeerId.of(signer)
              + " under an envelope for "
              + domain
              + " is wrong");
    }
    return new SignedEnvelope(signer, envelope);
  }

  private static void requireBounded(int size) {
    if (size > MAX_BYTES) {
      throw new IllegalArgumentException(
          "An envelope has " + size + " bytes, at most " + MAX_BYTES + " are allowed");
    }
  }

  private static void requireType(byte[] actual, byte[] expected) {
    if (!Arrays.equals(actual, expected)) {
      HexFormat hex = HexFormat.of();
      throw new IllegalArgumentException(
          "An envelope's payload is of type "
              + hex.formatHex(actual)
              + ", not "
              + hex.formatHex(expected));
    }
  }

  private static Envelope parse(byte[] bytes) {
    try {
      return Envelope.parseFrom(bytes);
    } catch (InvalidProtocolBufferException malformed) {
      throw new IllegalArgumentException(
          "An envelope is malformed: " + malformed.getMessage(), malformed);
    }
  }

  /** Domain, type and payload, each behind its length. */
  private static byte[] signedBytes(String domain, byte[] payloadType, byte[] payload) {
    byte[][] parts = {domain.getBytes(StandardCharsets.UTF_8), payloadType, payload};
    int size = Arrays.stream(parts).mapToInt(part -> Varint.size(part.length) + part.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (byte[] part : parts) {
      Varint.write(part.length, bytes);
      bytes.put(part);
    }
    return bytes.array();
  }

  public PublicKey signer() {
    return signer;
  }

  public byte[] payloadType() {
    return payloadType.clone();
  }

  public byte[] payload() {
    return payload.clone();
  }

  /** The {@code Envelope} message. */
  public byte[] encoded() {
    return encoded.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedEnvelope that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }
}
