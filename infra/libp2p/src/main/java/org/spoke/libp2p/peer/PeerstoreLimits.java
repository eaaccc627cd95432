package org.spoke.libp2p.peer;

/**
 * How much a peerstore holds.
 *
 * @param peers beyond them, those are forgotten that were not asked for the longest
 * @param addressesPerPeer signed and others each; beyond them, the others that expire first are
 *     forgotten
 * @param protocolsPerPeer beyond them, the last ones a peer names are left out
 * @param agentVersionCharacters beyond them, it is cut
 */
public record PeerstoreLimits(
    int peers, int addressesPerPeer, int protocolsPerPeer, int agentVersionCharacters) {
  /**
   * Some 10 KiB for a peer that fills all of it, and so 80 MiB in the worst case; 4 MiB with usual
   * peers.
   */
  public static final PeerstoreLimits USUAL = new PeerstoreLimits(4_096, 32, 128, 128);

  public PeerstoreLimits {
    if (peers < 1 || addressesPerPeer < 1 || protocolsPerPeer < 1 || agentVersionCharacters < 1) {
      throw new IllegalArgumentException("Limits of a peerstore are at least 1");
    }
  }
}
