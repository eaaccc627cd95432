package org.spoke.registry.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spoke.base.problem.Problem;
import org.spoke.registry.RegistryProblem;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/**
 * Reads the hardware through OSHI, and the limits of a container through the JVM, which knows
 * control groups of both versions and CPU sets: the smaller figure counts.
 */
public final class OshiMachineProbe implements MachineProbe {
  private static final long BYTES_PER_MIB = 1L << 20;

  private final Path dataDirectory;
  private final SystemInfo system = new SystemInfo();

  /**
   * @param dataDirectory where VM disks will lie; it exists
   */
  public OshiMachineProbe(Path dataDirectory) {
    this.dataDirectory = dataDirectory;
  }

  @Override
  public Machine measure() {
    CentralProcessor processor = system.getHardware().getProcessor();
    return new Machine(
        processor.getProcessorIdentifier().getName().strip(),
        new Resources(cores(processor), memoryMib(), diskFreeMib()),
        system.getOperatingSystem().toString(),
        System.getProperty("os.arch"));
  }

  private static int cores(CentralProcessor processor) {
    return Math.min(
        processor.getLogicalProcessorCount(), Runtime.getRuntime().availableProcessors());
  }

  private long memoryMib() {
    long installed = system.getHardware().getMemory().getTotal();
    long allowed =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return Math.min(installed, allowed) / BYTES_PER_MIB;
  }

  private long diskFreeMib() {
    try {
      return Files.getFileStore(dataDirectory).getUsableSpace() / BYTES_PER_MIB;
    } catch (IOException unreadable) {
      throw Problem.of(
              RegistryProblem.DATA_DIRECTORY_UNUSABLE,
              "The free disk of " + dataDirectory + " cannot be read.")
          .causedBy(unreadable);
    }
  }
}
