package org.spoke.devnet.transaction;

/** A native token: its minting policy and its name in hex (at most 32 bytes). */
public record AssetId(ScriptHash policy, String nameHex) {
  /** Blockfrost's name for it: policy id and asset name joined. */
  public String unit() {
    return policy.hex() + nameHex;
  }

  @Override
  public String toString() {
    return unit();
  }
}
