package org.spoke.libp2p.kad;

/** How a peer takes part (kad-dht spec, "Client and server mode"). */
public enum Mode {
  /** Asks only. For peers that others cannot reach, or not for long. */
  CLIENT,
  /** Also answers and keeps records for others. */
  SERVER
}
