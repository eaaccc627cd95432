package org.spoke.libp2p.noise;

import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;

/**
 * Which muxer two lists agree on (inlined muxer negotiation, "Multiplexer Negotiation over Noise").
 */
final class MuxerChoice {
  private MuxerChoice() {}

  /**
   * The initiator's first that both have.
   *
   * @param direction in which the connection was made, seen from here
   * @return empty when a side does not negotiate within the handshake
   * @throws ProtocolViolationException when both have lists, and nothing in common
   */
  static Optional<ProtocolId> between(
      List<ProtocolId> ours, List<String> theirs, Direction direction)
      throws ProtocolViolationException {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    Optional<ProtocolId> agreed =
        switch (direction) {
          case OUTBOUND -> ours.stream().filter(muxer -> theirs.contains(muxer.name())).findFirst();
          case INBOUND -> theirs.stream().flatMap(name -> named(name, ours).stream()).findFirst();
        };
    if (agreed.isEmpty()) {
      throw new ProtocolViolationException(
          "No muxer in common: " + ours + " here, " + theirs.size() + " others there");
    }
    return agreed;
  }

  private static Optional<ProtocolId> named(String name, List<ProtocolId> muxers) {
    return muxers.stream().filter(muxer -> muxer.name().equals(name)).findFirst();
  }
}
