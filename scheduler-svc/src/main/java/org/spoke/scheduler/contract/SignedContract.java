package org.spoke.scheduler.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A contract as it is kept and shown.
 *
 * @param document the canonical JSON, exactly as signed
 * @param documentSha256 of the document's UTF-8 bytes, hex
 * @param signatures the tenant's, then the provider's
 */
public record SignedContract(
    String document, String documentSha256, List<ContractSignature> signatures) {

  public SignedContract {
    signatures = List.copyOf(signatures);
  }

  /** The terms, signed in both parts. */
  public static SignedContract sign(ContractTerms terms, ContractSigner signer) {
    byte[] document = ContractDocument.encode(terms);
    return new SignedContract(
        new String(document, StandardCharsets.UTF_8),
        ContractDocument.sha256(document),
        List.of(signer.sign(Role.TENANT, document), signer.sign(Role.PROVIDER, document)));
  }

  /** The bytes that were signed. */
  public byte[] bytes() {
    return document.getBytes(StandardCharsets.UTF_8);
  }
}
