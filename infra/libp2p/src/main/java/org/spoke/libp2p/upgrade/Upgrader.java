package org.spoke.libp2p.upgrade;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.multistream.MultistreamSelect;
import org.spoke.libp2p.mux.MuxedConnection;
import org.spoke.libp2p.mux.Muxer;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.pnet.PrivateNetwork;
import org.spoke.libp2p.secure.SecureChannel;
import org.spoke.libp2p.secure.Security;
import org.spoke.libp2p.transport.UpgradedConnection;

/**
 * Agrees with the other end of a raw connection how to secure and how to multiplex it, and does so.
 *
 * <pre>
 *   raw -- private network, if any -- multistream-select -- handshake -- muxer of the handshake, or multistream-select -- streams
 * </pre>
 */
public final class Upgrader {
  /**
   * All in all: a handshake over two relays and slow links takes a second; who is slower holds
   * resources for nothing.
   */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private final List<Security> securities;
  private final List<Muxer> muxers;
  private final Optional<PrivateNetwork> network;
  private final ScheduledExecutorService timer;
  private final Duration timeLimit;

  /**
   * @param securities in the order of preference
   * @param muxers in the order of preference
   * @param network whose members alone may connect
   * @param timer closes connections that take too long; is not ended here
   */
  public Upgrader(
      List<Security> securities,
      List<Muxer> muxers,
      Optional<PrivateNetwork> network,
      ScheduledExecutorService timer) {
    this(securities, muxers, network, timer, TIME_LIMIT);
  }

  Upgrader(
      List<Security> securities,
      List<Muxer> muxers,
      Optional<PrivateNetwork> network,
      ScheduledExecutorService timer,
      Duration timeLimit) {
    this.securities = List.copyOf(securities);
    this.muxers = List.copyOf(muxers);
    this.network = network;
    this.timer = timer;
    this.timeLimit = timeLimit;
  }

  /**
   * Upgrades one connection, which from now on belongs to the result.
   *
   * @param expected whom the dialer wants; a listener takes anyone
   * @throws IOException when both cannot agree, the other end is somebody else, cheats, goes away
   *     or takes longer than {@link #TIME_LIMIT}; the connection is then closed
   */
  public UpgradedConnection upgrade(RawConnection raw, Optional<PeerId> expected)
      throws IOException {
    try (Deadline deadline = new Deadline(raw.channel(), timeLimit, timer)) {
      return upgrade(raw, expected, deadline);
    }
  }

  private UpgradedConnection upgrade(
      RawConnection raw, Optional<PeerId> expected, Deadline deadline) throws IOException {
    try {
      SecureChannel secure = secure(raw, expected);
      Muxer muxer = muxer(secure, raw.direction());
      deadline.met();
      MuxedConnection streams = muxer.over(secure, raw.direction());
      return new UpgradedConnection(
          streams, secure.remoteKey(), raw.direction(), raw.local(), raw.remote(), raw.limited());
    } catch (IOException failed) {
      raw.channel().close();
      throw deadline.reason(failed);
    } catch (RuntimeException broken) {
      raw.channel().close();
      throw broken;
    }
  }

  private SecureChannel secure(RawConnection raw, Optional<PeerId> expected) throws IOException {
    Duplex channel = network.isPresent() ? network.get().protect(raw.channel()) : raw.channel();
    Security security = agree(channel, raw.direction(), securities, Security::id);
    return security.secure(channel, raw.direction(), expected);
  }

  private Muxer muxer(SecureChannel channel, Direction direction) throws IOException {
    Optional<Muxer> agreed = channel.muxer().flatMap(id -> named(id, muxers, Muxer::id));
    return agreed.isPresent() ? agreed.get() : agree(channel, direction, muxers, Muxer::id);
  }

  private static <T> T agree(
      Duplex channel, Direction direction, List<T> choices, Function<T, ProtocolId> id)
      throws IOException {
    List<ProtocolId> names = choices.stream().map(id).toList();
    ProtocolId agreed =
        switch (direction) {
          case OUTBOUND -> MultistreamSelect.dial(channel, names);
          case INBOUND -> MultistreamSelect.listen(channel, names);
        };
    return named(agreed, choices, id).orElseThrow();
  }

  private static <T> Optional<T> named(
      ProtocolId name, List<T> choices, Function<T, ProtocolId> id) {
    return choices.stream().filter(choice -> id.apply(choice).equals(name)).findFirst();
  }
}
