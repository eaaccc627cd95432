package org.spoke.standalone.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.spoke.devnet.Devnet;
import org.spoke.devnet.DevnetSettings;

/** A devnet in this process, for a box that was told of no chain, and for the demo. */
public final class OwnDevnet implements AutoCloseable {
  private final Devnet devnet;

  private OwnDevnet(Devnet devnet) {
    this.devnet = devnet;
  }

  /** Goes on with the chain in the folder, or begins one; port 0 takes a free one. */
  public static OwnDevnet start(Path folder, int port) {
    try {
      return new OwnDevnet(Devnet.start(DevnetSettings.of(folder, port)));
    } catch (IOException e) {
      throw new UncheckedIOException("the devnet did not start", e);
    }
  }

  /** Base of its Blockfrost API. */
  public String url() {
    return devnet.url();
  }

  /** Where {@code /devnet/faucet} and the like are. */
  public String root() {
    return devnet.root();
  }

  @Override
  public void close() {
    try {
      devnet.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the devnet did not stop cleanly", e);
    }
  }
}
