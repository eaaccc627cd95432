package org.spoke.libp2p.yamux;

import java.util.function.LongSupplier;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.mux.MuxedConnection;
import org.spoke.libp2p.mux.Muxer;

/** Yamux for all connections of a host, which share its spare buffers. */
public final class Yamux implements Muxer {
  private static final ProtocolId ID = new ProtocolId("/yamux/1.0.0");

  private final YamuxSettings settings;
  private final LongSupplier nanoTime;
  private final Chunks chunks = new Chunks();

  public Yamux() {
    this(YamuxSettings.defaults());
  }

  public Yamux(YamuxSettings settings) {
    this(settings, System::nanoTime);
  }

  Yamux(YamuxSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  @Override
  public ProtocolId id() {
    return ID;
  }

  @Override
  public MuxedConnection over(Duplex channel, Direction direction) {
    YamuxConnection connection =
        new YamuxConnection(channel, direction, settings, chunks, nanoTime);
    connection.start();
    return connection;
  }
}
