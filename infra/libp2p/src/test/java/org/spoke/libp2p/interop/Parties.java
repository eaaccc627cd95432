package org.spoke.libp2p.interop;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The peers of a run. Peers of one configuration are one, since a start takes a second. */
final class Parties implements AutoCloseable {
  private final Map<Map<String, ?>, JsPeer> jsPeers = new HashMap<>();
  private final Deque<AutoCloseable> others = new ArrayDeque<>();

  /** A js peer that listens and echoes. */
  JsPeer js() throws IOException {
    return js(Map.of());
  }

  /**
   * @param more of {@code peer.mjs}'s configuration
   */
  JsPeer js(Map<String, ?> more) throws IOException {
    JsPeer running = jsPeers.get(more);
    if (running != null) {
      return running;
    }
    Map<String, Object> configuration = new HashMap<>();
    configuration.put("listen", List.of("/ip4/127.0.0.1/tcp/0"));
    configuration.put("echo", List.of(Echo.PROTOCOL.name()));
    configuration.put("perf", true);
    configuration.putAll(more);
    JsPeer started = JsPeer.start(configuration);
    jsPeers.put(more, started);
    return started;
  }

  /** To be closed with the run. */
  <T extends AutoCloseable> T keep(T party) {
    others.push(party);
    return party;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : others) {
      each.close();
    }
    jsPeers.values().forEach(JsPeer::close);
  }
}
