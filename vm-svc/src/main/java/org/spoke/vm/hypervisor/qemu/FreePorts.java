package org.spoke.vm.hypervisor.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.IntSupplier;

/** Asks the kernel for a free port of the loopback address. */
public final class FreePorts implements IntSupplier {
  @Override
  public int getAsInt() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("The host has no free port", e);
    }
  }
}
