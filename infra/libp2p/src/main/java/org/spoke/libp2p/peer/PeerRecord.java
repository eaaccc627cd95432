package org.spoke.libp2p.peer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.wire.AddressInfo;
import org.spoke.libp2p.peer.wire.PeerRecordMessage;

/**
 * Where a peer says it can be reached (RFC 0003).
 *
 * @param sequence higher in each later record of the peer, unsigned
 * @param addresses at most {@value #MAX_ADDRESSES}
 */
public record PeerRecord(PeerId peer, long sequence, List<Multiaddr> addresses) {
  /** A peer with several networks, relays and transports has fewer. */
  public static final int MAX_ADDRESSES = 64;

  public PeerRecord {
    addresses = List.copyOf(addresses);
    if (addresses.size() > MAX_ADDRESSES) {
      throw new IllegalArgumentException(
          "A peer record has "
              + addresses.size()
              + " addresses, at most "
              + MAX_ADDRESSES
              + " are allowed");
    }
  }

  /** Whether the peer made this record after the other one. */
  public boolean isNewerThan(PeerRecord other) {
    return Long.compareUnsigned(sequence, other.sequence) > 0;
  }

  /** The {@code PeerRecord} message. */
  public byte[] encoded() {
    PeerRecordMessage.Builder message =
        PeerRecordMessage.newBuilder()
            .setPeerId(ByteString.copyFrom(peer.bytes()))
            .setSeq(sequence);
    for (Multiaddr address : addresses) {
      message.addAddresses(
          AddressInfo.newBuilder().setMultiaddr(ByteString.copyFrom(address.bytes())));
    }
    return message.build().toByteArray();
  }

  /**
   * Reads a {@code PeerRecord} message. Addresses with protocols that are not known here are left
   * out.
   *
   * @throws IllegalArgumentException when it is malformed
   */
  public static PeerRecord decode(byte[] bytes) {
    PeerRecordMessage message = parse(bytes);
    if (message.getAddressesCount() > MAX_ADDRESSES) {
      throw new IllegalArgumentException(
          "A peer record has "
              + message.getAddressesCount()
              + " addresses, at most "
              + MAX_ADDRESSES
              + " are allowed");
    }
    List<Multiaddr> addresses =
        message.getAddressesList().stream()
            .map(PeerRecord::address)
            .flatMap(Optional::stream)
            .toList();
    return new PeerRecord(
        PeerId.ofBytes(message.getPeerId().toByteArray()), message.getSeq(), addresses);
  }

  private static PeerRecordMessage parse(byte[] bytes) {
    try {
      return PeerRecordMessage.parseFrom(bytes);
    } catch (InvalidProtocolBufferException malformed) {
      throw new IllegalArgumentException(
          "A peer record is malformed: " + malformed.getMessage(), malformed);
    }
  }

  private static Optional<Multiaddr> address(AddressInfo info) {
    try {
      return Optional.of(Multiaddr.ofBytes(info.getMultiaddr().toByteArray()));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
