package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.kad.wire.KadMessage;
import org.spoke.libp2p.kad.wire.KadMessage.MessageType;
import org.spoke.libp2p.kad.wire.KadRecord;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** Requests and responses as messages, and back (kad-dht spec, "RPC messages"). */
final class KadMessages {
  /**
   * In bytes: a value of 32 KiB and two lists of 20 peers with 16 addresses of 256 bytes each fit.
   */
  static final int MAX_BYTES = 256 * 1024;

  /** How many peers of a list are read, as many as usual buckets hold; the others are left out. */
  static final int MAX_PEERS = 20;

  /** Always with a fraction: some implementations require one. */
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private KadMessages() {}

  static KadMessage encode(Request request) {
    KadMessage.Builder message = KadMessage.newBuilder().setType(type(request));
    message.setKey(request.key());
    switch (request) {
      case Request.PutValue put -> message.setRecord(encode(put.value()));
      case Request.AddProvider add -> message.addAllProviderPeers(encode(add.providers()));
      case Request.FindNode find -> {}
      case Request.GetValue get -> {}
      case Request.GetProviders get -> {}
      case Request.Ping ping -> {}
    }
    return message.build();
  }

  /** The answer to a request. */
  static KadMessage encode(Request request, Response response) {
    KadMessage.Builder message = KadMessage.newBuilder().setType(type(request));
    message.setKey(request.key());
    response.value().map(KadMessages::encode).ifPresent(message::setRecord);
    return message
        .addAllProviderPeers(encode(response.providers()))
        .addAllCloserPeers(encode(response.closer()))
        .build();
  }

  private static MessageType type(Request request) {
    return switch (request) {
      case Request.FindNode find -> MessageType.FIND_NODE;
      case Request.GetValue get -> MessageType.GET_VALUE;
      case Request.PutValue put -> MessageType.PUT_VALUE;
      case Request.GetProviders get -> MessageType.GET_PROVIDERS;
      case Request.AddProvider add -> MessageType.ADD_PROVIDER;
      case Request.Ping ping -> MessageType.PING;
    };
  }

  private static KadRecord encode(ValueRecord value) {
    return KadRecord.newBuilder()
        .setKey(value.key())
        .setValue(value.value())
        .setTimeReceived(RFC_3339.format(value.received()))
        .build();
  }

  private static List<KadMessage.Peer> encode(List<KadPeer> peers) {
    return peers.stream().limit(MAX_PEERS).map(KadMessages::encode).toList();
  }

  private static KadMessage.Peer encode(KadPeer peer) {
    KadMessage.Peer.Builder message =
        KadMessage.Peer.newBuilder().setId(ByteString.copyFrom(peer.id().bytes()));
    peer.addresses().forEach(address -> message.addAddrs(ByteString.copyFrom(address.bytes())));
    return message.build();
  }

  /**
   * Reads a request.
   *
   * @throws ProtocolViolationException when it lacks what its type needs, or is too large
   */
  static Request decodeRequest(KadMessage message) throws ProtocolViolationException {
    return checked(() -> request(message));
  }

  private static Request request(KadMessage message) {
    return switch (message.getType()) {
      case FIND_NODE -> new Request.FindNode(key(message));
      case GET_VALUE -> new Request.GetValue(key(message));
      case PUT_VALUE -> new Request.PutValue(value(message));
      case GET_PROVIDERS -> new Request.GetProviders(contentKey(message));
      case ADD_PROVIDER ->
          new Request.AddProvider(contentKey(message), peers(message.getProviderPeersList()));
      case PING -> new Request.Ping();
    };
  }

  /**
   * Reads the answer to a request.
   *
   * @throws ProtocolViolationException when it answers another one, is malformed or too large
   */
  static Response decodeResponse(Request request, KadMessage message)
      throws ProtocolViolationException {
    if (message.getType() != type(request)) {
      throw new ProtocolViolationException(
          "A request " + type(request) + " is answered by " + message.getType());
    }
    return checked(() -> response(request, message));
  }

  private static Response response(Request request, KadMessage message) {
    Optional<ValueRecord> value =
        message.hasRecord() ? Optional.of(decode(message.getRecord())) : Optional.empty();
    if (value.filter(given -> !given.key().equals(request.key())).isPresent()) {
      throw new IllegalArgumentException("An answer holds a record of another key");
    }
    return new Response(
        value, peers(message.getProviderPeersList()), peers(message.getCloserPeersList()));
  }

  private static ByteString key(KadMessage message) {
    ByteString key = message.getKey();
    if (key.isEmpty() || key.size() > ValueRecord.MAX_KEY_BYTES) {
      throw new IllegalArgumentException(
          "A key has 1 to " + ValueRecord.MAX_KEY_BYTES + " bytes, not " + key.size());
    }
    return key;
  }

  private static ByteString contentKey(KadMessage message) {
    return ContentKey.ofMultihash(message.getKey()).bytes();
  }

  private static ValueRecord value(KadMessage message) {
    ValueRecord value = decode(message.getRecord());
    if (!value.key().equals(message.getKey())) {
      throw new IllegalArgumentException("A request to keep a value names two keys");
    }
    return value;
  }

  private static ValueRecord decode(KadRecord value) {
    return new ValueRecord(value.getKey(), value.getValue(), time(value.getTimeReceived()));
  }

  /** The other side's word, which decides nothing here: an unreadable one does no harm. */
  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unreadable) {
      return Instant.EPOCH;
    }
  }

  private static List<KadPeer> peers(List<KadMessage.Peer> peers) {
    return peers.stream().limit(MAX_PEERS).map(KadMessages::decode).toList();
  }

  private static KadPeer decode(KadMessage.Peer peer) {
    List<Multiaddr> addresses =
        peer.getAddrsList().stream()
            .filter(address -> address.size() <= KadPeer.MAX_ADDRESS_BYTES)
            .limit(KadPeer.MAX_ADDRESSES)
            .map(KadMessages::address)
            .flatMap(Optional::stream)
            .toList();
    return new KadPeer(PeerId.ofBytes(peer.getId().toByteArray()), addresses);
  }

  /** Empty for an address with protocols that are not known here. */
  private static Optional<Multiaddr> address(ByteString bytes) {
    try {
      return Optional.of(Multiaddr.ofBytes(bytes.toByteArray()));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static <T> T checked(Supplier<T> decode) throws ProtocolViolationException {
    try {
      return decode.get();
    } catch (IllegalArgumentException malformed) {
      throw new ProtocolViolationException(
          "A message of the DHT is malformed: " + malformed.getMessage(), malformed);
    }
  }
}
