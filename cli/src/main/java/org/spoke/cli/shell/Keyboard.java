package org.spoke.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** Passes input on to the session that is open, across sessions; input between two is lost. */
final class Keyboard {
  private static final int CHUNK_BYTES = 32 * 1024; // what the shell takes in one message

  private final InputStream in;
  private final AtomicReference<ShellSession> session = new AtomicReference<>();
  private boolean started;

  Keyboard(InputStream in) {
    this.in = in;
  }

  /** What is typed from now on goes there. */
  void typeInto(ShellSession next) {
    session.set(next);
    if (!started) {
      started = true;
      Thread.ofPlatform().daemon().name("keyboard").start(this::pump);
    }
  }

  private void pump() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        session.get().sendInput(Arrays.copyOf(chunk, count));
      }
      session.get().sendEndOfInput();
    } catch (IOException e) {
      session.get().sendEndOfInput();
    }
  }
}
