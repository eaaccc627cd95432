package org.spoke.vm.hypervisor.qemu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.HypervisorFailure.Kind;

/**
 * The QEMU that is installed.
 *
 * @param name its name on the path, or its path
 */
public record QemuProgram(String name) {
  private static final long VERSION_DEADLINE_SECONDS = 10; // usual: 0.1 s

  /** Debian's QEMU for amd64 guests. */
  public static QemuProgram debian() {
    return new QemuProgram("qemu-system-x86_64");
  }

  /**
   * The first line of {@code --version}.
   *
   * @throws HypervisorFailure when it is not installed
   */
  String version() {
    try {
      Process process =
          new ProcessBuilder(name, "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor(VERSION_DEADLINE_SECONDS, TimeUnit.SECONDS)
            && process.exitValue() == 0) {
          return text.lines().findFirst().orElse(name);
        }
        throw new HypervisorFailure(Kind.DRIVER_MISSING, name + " --version failed");
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new HypervisorFailure(
          Kind.DRIVER_MISSING,
          name + " cannot be run: install the Debian package qemu-system-x86",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cancelled while asking QEMU's version", e);
    }
  }
}
