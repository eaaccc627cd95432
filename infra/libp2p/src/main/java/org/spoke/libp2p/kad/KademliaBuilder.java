package org.spoke.libp2p.kad;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;

/** Makes a host a peer of a DHT: as a client that keeps no values of others, unless told else. */
public final class KademliaBuilder {
  private final Host host;
  private final ProtocolId protocol;
  private Mode mode = Mode.CLIENT;
  private KadSettings settings = KadSettings.USUAL;
  private Validators validators = new Validators(Map.of());
  private InstantSource clock = Clock.systemUTC();
  private RandomGenerator random = new SecureRandom();

  KademliaBuilder(Host host, ProtocolId protocol) {
    this.host = host;
    this.protocol = protocol;
  }

  public KademliaBuilder mode(Mode first) {
    mode = first;
    return this;
  }

  public KademliaBuilder settings(KadSettings other) {
    settings = other;
    return this;
  }

  /** Which values may be put and got. */
  public KademliaBuilder validators(Validators known) {
    validators = known;
    return this;
  }

  /** For what expires and is repeated. What one waits for is measured by the system's clock. */
  public KademliaBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /**
   * @param source may be used by several threads
   */
  public KademliaBuilder random(RandomGenerator source) {
    random = source;
    return this;
  }

  /** A peer that knows those servers to which its host is connected. */
  public Kademlia start() {
    return new Kademlia(host, protocol, mode, settings, validators, clock, random);
  }
}
