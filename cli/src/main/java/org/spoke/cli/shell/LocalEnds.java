package org.spoke.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** This side of a shell: where input comes from and output goes. */
interface LocalEnds extends AutoCloseable {
  InputStream in();

  OutputStream out();

  OutputStream err();

  /** The size of the terminal; empty where bytes pass as they are. */
  Optional<TerminalSize> size();

  /** Tells each new size to the listener given last. */
  void onResize(Consumer<TerminalSize> listener);

  @Override
  void close() throws IOException;
}
