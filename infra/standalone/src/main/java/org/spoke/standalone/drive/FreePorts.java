package org.spoke.standalone.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.spoke.standalone.box.BoxSettings;

/**
 * Ports that nothing uses now. Linux gives others to outgoing connections, so that a box which is
 * killed finds its own still free when it starts again.
 */
public final class FreePorts {
  private static final int FIRST = 12_000;

  /** Linux gives this one and those above it to outgoing connections. */
  private static final int END = 32_768;

  /** Even with half of all ports taken, one try in a million finds none. */
  private static final int TRIES = 20;

  private FreePorts() {}

  public static int one() {
    try (ServerSocket socket = hold()) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  /** One for each part of a box, all held until the last is found, so that no two are the same. */
  static Map<String, Integer> forBox() {
    Map<String, Integer> ports = new HashMap<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (String part : BoxSettings.DEFAULT_PORTS.keySet()) {
        ServerSocket socket = hold();
        held.add(socket);
        ports.put(part, socket.getLocalPort());
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException("no free ports", e);
    } finally {
      held.forEach(FreePorts::release);
    }
  }

  private static ServerSocket hold() throws IOException {
    for (int tries = 1; ; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException taken) {
        if (tries == TRIES) {
          throw taken;
        }
      }
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
