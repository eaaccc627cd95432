package org.spoke.standalone.box;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of another JVM with the Java and the class path of this one. */
public final class JavaCommand {
  /** It shares the machine with VMs: the collector and compiler with the smallest footprint. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private JavaCommand() {}

  /**
   * The command, to which arguments may be added.
   *
   * @param maxHeap as behind {@code -Xmx}, for example {@code 256m}
   * @param moreFlags of the JVM
   */
  public static List<String> of(String maxHeap, List<String> moreFlags, String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + maxHeap);
    command.addAll(FLAGS);
    command.addAll(moreFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    return command;
  }
}
