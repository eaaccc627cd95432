package org.spoke.vm.guest.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.channel.PtyCapableChannelSession;
import org.spoke.vm.guest.GuestProcess;
import org.spoke.vm.guest.GuestUnreachable;
import org.spoke.vm.guest.GuestUnreachable.Kind;
import org.spoke.vm.guest.TerminalSize;

/** One channel of an SSH session. The channel's window bounds what waits in each direction. */
final class SshGuestProcess implements GuestProcess {
  private static final int SIGNAL_BASE = 128; // as a shell tells it
  private static final int UNKNOWN_SIGNAL = 0;
  private static final Map<String, Integer> SIGNALS = // RFC 4254, section 6.10
      Map.of(
          "HUP", 1, "INT", 2, "QUIT", 3, "ILL", 4, "ABRT", 6, "FPE", 8, "KILL", 9, "SEGV", 11,
          "PIPE", 13, "TERM", 15);

  private final PtyCapableChannelSession channel;
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  SshGuestProcess(PtyCapableChannelSession channel) {
    this.channel = channel;
    channel.addCloseFutureListener(closed -> finish());
  }

  @Override
  public InputStream output() {
    return channel.getInvertedOut();
  }

  @Override
  public InputStream errorOutput() {
    return channel.getInvertedErr();
  }

  @Override
  public OutputStream input() {
    return channel.getInvertedIn();
  }

  @Override
  public void resize(TerminalSize size) {
    if (!channel.isUsePty()) {
      return;
    }
    try {
      channel.sendWindowChange(size.columns(), size.rows());
    } catch (IOException e) {
      throw new GuestUnreachable(Kind.NO_ANSWER, "The connection to the guest broke", e);
    }
  }

  @Override
  public CompletableFuture<Integer> exitCode() {
    return exitCode;
  }

  @Override
  public void close() {
    channel.close(true);
  }

  private void finish() {
    Integer status = channel.getExitStatus();
    String signal = channel.getExitSignal();
    if (status != null) {
      exitCode.complete(status);
    } else if (signal != null) {
      exitCode.complete(SIGNAL_BASE + SIGNALS.getOrDefault(signal, UNKNOWN_SIGNAL));
    } else {
      exitCode.completeExceptionally(
          new GuestUnreachable(Kind.NO_ANSWER, "The connection to the guest broke", null));
    }
  }
}
