package org.spoke.libp2p.peer;

import org.spoke.libp2p.crypto.PrivateKey;

/**
 * A peer record in the envelope that its peer has signed. There is none with a wrong signature or
 * of another peer.
 *
 * @param content what the envelope holds
 */
public record SignedPeerRecord(SignedEnvelope envelope, PeerRecord content) {
  private static final String DOMAIN = "libp2p-peer-record";

  /**
   * Number 0x0301 of the multicodec table, as the two bytes that all implementations write: no
   * varint.
   */
  private static final byte[] PAYLOAD_TYPE = {0x03, 0x01};

  public SignedPeerRecord {
    PeerId signer = PeerId.of(envelope.signer());
    if (!signer.equals(content.peer())) {
      throw new IllegalArgumentException(
          "A record of peer " + content.peer() + " is signed by " + signer);
    }
  }

  /**
   * Signs a record with the key of its peer.
   *
   * @throws IllegalArgumentException when it is another peer's key
   */
  public static SignedPeerRecord sign(PrivateKey key, PeerRecord content) {
    return new SignedPeerRecord(
        SignedEnvelope.sign(key, DOMAIN, PAYLOAD_TYPE, content.encoded()), content);
  }

  /**
   * Reads an envelope, verifies it, and only then reads the record in it.
   *
   * @throws IllegalArgumentException when the signature is wrong, it is another peer's, or anything
   *     is malformed
   */
  public static SignedPeerRecord open(byte[] envelope) {
    SignedEnvelope opened = SignedEnvelope.open(envelope, DOMAIN, PAYLOAD_TYPE);
    return new SignedPeerRecord(opened, PeerRecord.decode(opened.payload()));
  }

  public PeerId peer() {
    return content.peer();
  }

  /** The {@code Envelope} message. */
  public byte[] encoded() {
    return envelope.encoded();
  }
}
