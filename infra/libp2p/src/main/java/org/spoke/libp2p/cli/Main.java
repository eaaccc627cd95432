package org.spoke.libp2p.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process: one verb, then it ends. SIGTERM ends it in good order. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Program program = new Program(stream(FileDescriptor.out), stream(FileDescriptor.err));
    Runtime.getRuntime().addShutdownHook(new Thread(program::close, "stop"));
    System.exit(program.run(arguments));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
