package org.spoke.scheduler.contract;

/**
 * Signs contracts for one party. The tenant's and the provider's box are the same for now; another
 * box's signature comes over the network behind this same port.
 */
public interface ContractSigner {
  /** The Ed25519 public key under which this party signs, 32 bytes in hex. */
  String publicKey(Role role);

  /** The Ed25519 signature (RFC 8032) over the document. */
  ContractSignature sign(Role role, byte[] document);
}
