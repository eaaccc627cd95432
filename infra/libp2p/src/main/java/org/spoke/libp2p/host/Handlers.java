package org.spoke.libp2p.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.StreamHandler;

/** Which protocols this host answers, and how. */
final class Handlers {
  private final Map<ProtocolId, StreamHandler> byProtocol = new ConcurrentHashMap<>();

  /**
   * @return whether the protocol is new
   */
  boolean put(ProtocolId protocol, StreamHandler handler) {
    return byProtocol.put(protocol, handler) == null;
  }

  /**
   * @return whether there was such a protocol
   */
  boolean remove(ProtocolId protocol) {
    return byProtocol.remove(protocol) != null;
  }

  Optional<StreamHandler> of(ProtocolId protocol) {
    return Optional.ofNullable(byProtocol.get(protocol));
  }

  /** In the order of their names. */
  List<ProtocolId> protocols() {
    return byProtocol.keySet().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
  }
}
