package org.spoke.libp2p.noise;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.secure.SecureChannel;

/**
 * What follows a handshake: frames of sealed bytes over the channel below (noise spec, "Wire
 * Format").
 *
 * <p>Noise has no last message, so the end of the channel below between two frames reads as the end
 * of this one: whoever can end the channel below can cut what this one carries, as with TCP. The
 * layer above must know its own end.
 */
final class NoiseChannel implements SecureChannel {
  private final Duplex below;
  private final PublicKey remoteKey;
  private final Optional<ProtocolId> muxer;
  private final FrameEncoder encoder;
  private final FrameDecoder decoder;

  NoiseChannel(
      Duplex below,
      HandshakeState.TransportCiphers ciphers,
      PublicKey remoteKey,
      Optional<ProtocolId> muxer) {
    this.below = below;
    this.remoteKey = remoteKey;
    this.muxer = muxer;
    this.encoder = new FrameEncoder(below, ciphers.sending());
    this.decoder = new FrameDecoder(ciphers.receiving());
  }

  @Override
  public PublicKey remoteKey() {
    return remoteKey;
  }

  @Override
  public Optional<ProtocolId> muxer() {
    return muxer;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    try {
      int given = decoder.give(into);
      while (given == 0) {
        int count = below.read(decoder.room());
        if (count < 0) {
          return end();
        }
        decoder.came(count);
        given = decoder.give(into);
      }
      return given;
    } catch (ProtocolViolationException forged) {
      close();
      throw forged;
    }
  }

  private int end() throws EOFException {
    if (decoder.isWithinFrame()) {
      throw new EOFException("The channel below ended within a frame");
    }
    return -1;
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    encoder.write(parts);
  }

  @Override
  public void closeWrite() throws IOException {
    below.closeWrite();
  }

  @Override
  public void close() {
    below.close();
  }
}
