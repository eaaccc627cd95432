package org.spoke.scheduler.contract;

/**
 * One party's signature over the document's bytes.
 *
 * @param publicKey Ed25519, 32 bytes in hex
 * @param signature Ed25519 (RFC 8032), 64 bytes in hex
 */
public record ContractSignature(Role role, String publicKey, String signature) {}
