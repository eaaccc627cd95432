package org.spoke.vm.hypervisor.qemu;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;

/** A file system of 1 MiB over a folder, until it is closed. Only root can mount one. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Skips the test, with the reason, where file systems cannot be mounted. */
  public static SmallDisk over(Path folder) throws IOException, InterruptedException {
    assumeThat(RunAs.ownUid()).as("only root mounts file systems").isZero();
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString())
            .start();
    assumeThat(mount.waitFor()).as("this host lets root mount").isZero();
    return new SmallDisk(folder);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    new ProcessBuilder("umount", folder.toString()).start().waitFor();
  }
}
