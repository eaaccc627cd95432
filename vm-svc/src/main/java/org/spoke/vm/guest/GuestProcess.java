package org.spoke.vm.guest;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * A program that runs in a guest. Every stream holds a bounded number of bytes: who writes faster
 * than the guest reads waits, and a guest that writes faster than it is read waits.
 */
public interface GuestProcess extends AutoCloseable {
  /** What the program writes; ends when the program ends. */
  InputStream output();

  /** What it writes to standard error; nothing when it has a terminal, which mixes both. */
  InputStream errorOutput();

  /** What the program reads; closing it tells it that no more comes. */
  OutputStream input();

  /** Tells the programs in the terminal its new size; without a terminal nothing happens. */
  void resize(TerminalSize size);

  /**
   * The exit code, 128 + signal where a signal ended it; completes exceptionally with {@link
   * GuestUnreachable} when the connection broke before.
   */
  CompletableFuture<Integer> exitCode();

  /** Ends the program by closing its connection. */
  @Override
  void close();
}
