package org.spoke.libp2p.identify;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.identify.wire.IdentifyMessage;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.SignedPeerRecord;

/**
 * What a peer tells about itself. Nothing must be there: a push may tell only what has changed.
 *
 * @param addresses where it listens, at most {@value #MAX_ADDRESSES}
 * @param protocols at most {@value #MAX_PROTOCOLS}
 * @param observed the reader's address as this peer sees it
 */
record Identification(
    Optional<PublicKey> key,
    List<Multiaddr> addresses,
    List<ProtocolId> protocols,
    Optional<Multiaddr> observed,
    Optional<String> protocolVersion,
    Optional<String> agentVersion,
    Optional<SignedPeerRecord> signedRecord) {
  /** Beyond them, the last are left out: a message then has some 4 KiB of addresses at most. */
  static final int MAX_ADDRESSES = 32;

  /** Beyond them, the last are left out. */
  static final int MAX_PROTOCOLS = 128;

  /** As a message for the wire. */
  IdentifyMessage toMessage() {
    IdentifyMessage.Builder message = IdentifyMessage.newBuilder();
    key.ifPresent(present -> message.setPublicKey(ByteString.copyFrom(present.encoded())));
    addresses.forEach(address -> message.addListenAddrs(ByteString.copyFrom(address.bytes())));
    protocols.forEach(protocol -> message.addProtocols(protocol.name()));
    observed.ifPresent(seen -> message.setObservedAddr(ByteString.copyFrom(seen.bytes())));
    protocolVersion.ifPresent(message::setProtocolVersion);
    agentVersion.ifPresent(message::setAgentVersion);
    signedRecord.ifPresent(
        present -> message.setSignedPeerRecord(ByteString.copyFrom(present.encoded())));
    return message.build();
  }

  /**
   * Reads a message. Addresses and protocols that are not understood here are left out.
   *
   * @throws ProtocolViolationException when its key or its signed record is malformed or forged
   */
  static Identification of(IdentifyMessage message) throws ProtocolViolationException {
    try {
      return new Identification(
          present(message.hasPublicKey(), message.getPublicKey()).map(Keys::decodePublic),
          understood(message.getListenAddrsList().stream(), Identification::address)
              .limit(MAX_ADDRESSES)
              .toList(),
          understood(message.getProtocolsList().stream(), ProtocolId::new)
              .distinct()
              .limit(MAX_PROTOCOLS)
              .toList(),
          understood(Stream.of(message.getObservedAddr()), Identification::address).findFirst(),
          Optional.of(message.getProtocolVersion()).filter(text -> !text.isEmpty()),
          Optional.of(message.getAgentVersion()).filter(text -> !text.isEmpty()),
          present(message.hasSignedPeerRecord(), message.getSignedPeerRecord())
              .map(SignedPeerRecord::open));
    } catch (IllegalArgumentException malformed) {
      throw new ProtocolViolationException(
          "What a peer says about itself is malformed: " + malformed.getMessage(), malformed);
    }
  }

  private static Optional<byte[]> present(boolean present, ByteString bytes) {
    return present ? Optional.of(bytes.toByteArray()) : Optional.empty();
  }

  private static Multiaddr address(ByteString bytes) {
    return Multiaddr.ofBytes(bytes.toByteArray());
  }

  private static <F, T> Stream<T> understood(Stream<F> raw, Function<F, T> decoder) {
    return raw.flatMap(
        one -> {
          try {
            return Stream.of(decoder.apply(one));
          } catch (IllegalArgumentException unknown) {
            return Stream.empty();
          }
        });
  }
}
