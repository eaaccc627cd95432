package org.spoke.vm.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.Hypervisor;

/** Reads consoles, and keeps those of the last VMs that are gone, 1 MiB each. */
public final class Consoles {
  /** Consoles of gone VMs that are kept: at most 100 MiB. */
  static final int MAX_KEPT = 100;

  private final Path folder;
  private final Hypervisor hypervisor;

  public Consoles(Path folder, Hypervisor hypervisor) {
    this.folder = folder;
    this.hypervisor = hypervisor;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of the consoles cannot be made", e);
    }
  }

  /** The last bytes of the VM's console, at most 1 MiB; empty when nothing is known of it. */
  public byte[] read(VmId id) {
    byte[] live = hypervisor.console(id);
    return live.length > 0 ? live : kept(id);
  }

  /** Keeps what the VM has written, since its folder is about to be removed. */
  public synchronized void keep(VmId id) {
    byte[] live = hypervisor.console(id);
    if (live.length == 0) {
      return;
    }
    try {
      Files.write(file(id), live);
      forgetOldest();
    } catch (IOException e) {
      throw new UncheckedIOException("The console of " + id + " cannot be kept", e);
    }
  }

  private byte[] kept(VmId id) {
    try {
      return Files.readAllBytes(file(id));
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException("The console of " + id + " cannot be read", e);
    }
  }

  private void forgetOldest() throws IOException {
    List<Path> oldestFirst;
    try (Stream<Path> files = Files.list(folder)) {
      oldestFirst = files.sorted(Comparator.comparing(Consoles::writtenAt)).toList();
    }
    for (Path file : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - MAX_KEPT))) {
      Files.deleteIfExists(file);
    }
  }

  private static FileTime writtenAt(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be looked at", e);
    }
  }

  private Path file(VmId id) {
    return folder.resolve(id + ".log");
  }
}
