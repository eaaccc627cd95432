package org.spoke.libp2p.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of host names. */
@FunctionalInterface
public interface HostNames {
  /**
   * All addresses of a name, in the order in which they should be tried.
   *
   * @throws IOException when it has none, or nobody answers; an interrupted caller waits no longer
   */
  List<InetAddress> lookUp(String name) throws IOException;
}
