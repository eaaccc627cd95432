package org.spoke.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/** This machine's terminal, raw: every key goes to the guest, Ctrl-C too, until it is closed. */
final class TerminalEnds implements LocalEnds {
  private final InputStream keys;
  private final Terminal terminal;
  private final Attributes before;

  private TerminalEnds(InputStream keys, Terminal terminal) {
    this.keys = keys;
    this.terminal = terminal;
    this.before = terminal.getAttributes();
    terminal.setAttributes(raw(before));
  }

  /**
   * @param keys the terminal's input; JLine's own stream cannot be closed while a thread waits for
   *     a key
   */
  static TerminalEnds open(InputStream keys) throws IOException {
    return new TerminalEnds(
        keys, TerminalBuilder.builder().system(true).nativeSignals(true).build());
  }

  private static Attributes raw(Attributes cooked) {
    Attributes raw = new Attributes(cooked);
    raw.setLocalFlags(
        EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG), false);
    raw.setInputFlags(
        EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR, InputFlag.IGNCR), false);
    raw.setOutputFlag(OutputFlag.OPOST, false);
    raw.setControlChar(Attributes.ControlChar.VMIN, 1);
    raw.setControlChar(Attributes.ControlChar.VTIME, 0);
    return raw;
  }

  @Override
  public InputStream in() {
    return keys;
  }

  @Override
  public OutputStream out() {
    return terminal.output();
  }

  @Override
  public OutputStream err() {
    return terminal.output();
  }

  @Override
  public Optional<TerminalSize> size() {
    return Optional.of(TerminalSize.of(terminal.getWidth(), terminal.getHeight()));
  }

  @Override
  public void onResize(Consumer<TerminalSize> listener) {
    terminal.handle(Signal.WINCH, signal -> size().ifPresent(listener));
  }

  @Override
  public void close() throws IOException {
    terminal.setAttributes(before);
    terminal.close();
  }
}
