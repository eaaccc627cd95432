package org.spoke.libp2p.kad;

import java.util.List;
import java.util.Optional;

/**
 * What a peer answers.
 *
 * @param closer who is nearer to the key
 */
record Response(Optional<ValueRecord> value, List<KadPeer> providers, List<KadPeer> closer) {
  static Response closer(List<KadPeer> closer) {
    return new Response(Optional.empty(), List.of(), closer);
  }
}
