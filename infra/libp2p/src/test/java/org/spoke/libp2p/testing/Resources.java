package org.spoke.libp2p.testing;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this process holds. */
public final class Resources {
  private Resources() {}

  /** Open files, sockets and the like. */
  public static long descriptors() {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    } catch (IOException unknown) {
      throw new IllegalStateException("The descriptors of this process cannot be listed", unknown);
    }
  }

  /** In bytes: memory outside of the heap, of the JDK's buffers and Netty's. */
  public static long directBytes() {
    long ofTheJdk =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return ofTheJdk + Math.max(PlatformDependent.usedDirectMemory(), 0);
  }
}
