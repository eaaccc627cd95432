package org.spoke.libp2p;

/**
 * The name under which two peers agree on a protocol, for example {@code /ipfs/ping/1.0.0}.
 *
 * @param name printable ASCII, at most {@value #MAX_LENGTH} characters, beginning with a slash
 */
public record ProtocolId(String name) {
  /**
   * In characters: a name and its line feed fit into the 1,024 bytes that peers take in a
   * negotiation.
   */
  public static final int MAX_LENGTH = 512;

  public ProtocolId {
    if (!name.startsWith("/") || name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A protocol's name begins with / and has at most " + MAX_LENGTH + " characters: " + name);
    }
    if (!name.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw new IllegalArgumentException(
          "A protocol's name is printable ASCII without spaces: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
