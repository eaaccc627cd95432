package org.spoke.scheduler.contract;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import org.spoke.base.identity.BoxKey;

/** Signs with this box's own key, in both parts: tenant and provider are the same box. */
@Singleton
final class BoxContractSigner implements ContractSigner {
  private final BoxKey key;

  BoxContractSigner(BoxKey key) {
    this.key = key;
  }

  @Override
  public String publicKey(Role role) {
    return HexFormat.of().formatHex(key.publicKey());
  }

  @Override
  public ContractSignature sign(Role role, byte[] document) {
    String signature = HexFormat.of().formatHex(key.sign(document));
    return new ContractSignature(role, publicKey(role), signature);
  }
}
