package org.spoke.vm.guest.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.client.channel.PtyCapableChannelSession;
import org.apache.sshd.client.session.ClientSession;
import org.spoke.vm.guest.GuestProcess;
import org.spoke.vm.guest.GuestShell;
import org.spoke.vm.guest.GuestUnreachable;
import org.spoke.vm.guest.GuestUnreachable.Kind;
import org.spoke.vm.guest.TerminalSize;

/** One SSH session. */
final class SshGuestShell implements GuestShell {
  private static final Duration OPEN_DEADLINE = Duration.ofSeconds(10); // usual: 0.1 s
  private static final String TERMINAL_TYPE = "xterm-256color"; // what browsers and terminals are

  private final ClientSession session;

  SshGuestShell(ClientSession session) {
    this.session = session;
  }

  @Override
  public GuestProcess start(String command, Optional<TerminalSize> terminal) {
    try {
      PtyCapableChannelSession channel = channel(command);
      channel.setUsePty(terminal.isPresent());
      terminal.ifPresent(size -> prepare(channel, size));
      channel.open().verify(OPEN_DEADLINE);
      return new SshGuestProcess(channel);
    } catch (IOException e) {
      throw new GuestUnreachable(Kind.NO_ANSWER, "The guest starts no program", e);
    }
  }

  @Override
  public void close() {
    session.close(true);
  }

  private PtyCapableChannelSession channel(String command) throws IOException {
    return command.isEmpty() ? session.createShellChannel() : session.createExecChannel(command);
  }

  private static void prepare(PtyCapableChannelSession channel, TerminalSize size) {
    channel.setPtyType(TERMINAL_TYPE);
    channel.setPtyColumns(size.columns());
    channel.setPtyLines(size.rows());
  }
}
