package org.spoke.standalone.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spoke.standalone.box.BoxSettings;

/** Ports that nothing uses now. */
public final class FreePorts {
  private FreePorts() {}

  public static int one() {
    try (ServerSocket socket = onLoopback()) {
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
        ServerSocket socket = onLoopback();
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

  private static ServerSocket onLoopback() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
