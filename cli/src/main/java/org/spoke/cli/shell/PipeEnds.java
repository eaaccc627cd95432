package org.spoke.cli.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.spoke.cli.verb.Surroundings;

/**
 * Standard streams as they are, for commands and pipes.
 *
 * @param surroundings of the verb
 */
record PipeEnds(Surroundings surroundings) implements LocalEnds {
  @Override
  public InputStream in() {
    return surroundings.in();
  }

  @Override
  public OutputStream out() {
    return surroundings.out();
  }

  @Override
  public OutputStream err() {
    return surroundings.err();
  }

  @Override
  public Optional<TerminalSize> size() {
    return Optional.empty();
  }

  @Override
  public void onResize(Consumer<TerminalSize> listener) {
    // a pipe has no size
  }

  @Override
  public void close() {
    surroundings.out().flush();
  }
}
