package org.spoke.libp2p.identify;

import java.time.InstantSource;
import java.util.List;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.peer.PeerRecord;
import org.spoke.libp2p.peer.SequenceNumbers;
import org.spoke.libp2p.peer.SignedPeerRecord;

/** This host's own signed record, which is signed anew only when its addresses have changed. */
final class OwnRecord {
  private final PrivateKey identity;
  private final SequenceNumbers numbers;
  private SignedPeerRecord latest;

  OwnRecord(PrivateKey identity, InstantSource clock) {
    this.identity = identity;
    this.numbers = new SequenceNumbers(clock);
  }

  synchronized SignedPeerRecord of(List<Multiaddr> addresses) {
    if (latest == null || !latest.content().addresses().equals(addresses)) {
      PeerId self = PeerId.of(identity.publicKey());
      latest = SignedPeerRecord.sign(identity, new PeerRecord(self, numbers.next(), addresses));
    }
    return latest;
  }
}
