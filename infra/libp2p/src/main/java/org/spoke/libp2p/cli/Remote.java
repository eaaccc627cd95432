package org.spoke.libp2p.cli;

import java.io.IOException;
import java.util.List;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import picocli.CommandLine.Parameters;

/** The peer that a verb is about. */
final class Remote {
  @Parameters(
      paramLabel = "ADDR",
      description = "The other peer, for example /ip4/127.0.0.1/tcp/4001/p2p/12D3Koo...")
  private String text;

  Connection connect(Host host) throws IOException {
    Multiaddr address = Multiaddr.parse(text);
    PeerId peer =
        address
            .peer()
            .orElseThrow(
                () ->
                    new IllegalArgumentException("The address has no /p2p/ID at its end: " + text));
    return host.connect(peer, List.of(address));
  }
}
