package org.spoke.scheduler.contract;

import java.util.HexFormat;
import java.util.List;
import org.spoke.base.identity.BoxKey;
import org.spoke.base.problem.Problem;
import org.spoke.scheduler.SchedulerProblem;

/**
 * Checks that a contract says what both parties signed: it needs nothing but the contract itself,
 * since the document names the keys that must have signed it.
 */
public final class ContractVerification {
  private ContractVerification() {}

  /**
   * The terms, once canonical form, hash and both signatures have been checked.
   *
   * @throws Problem contract-invalid with what does not hold
   */
  public static ContractTerms verify(SignedContract contract) {
    byte[] document = contract.bytes();
    ContractTerms terms = decode(document);
    require(
        ContractDocument.sha256(document).equals(contract.documentSha256()),
        "The document's SHA-256 is not " + contract.documentSha256() + ".");
    require(contract.signatures().size() == Role.values().length, "It has not two signatures.");
    requireSigned(contract.signatures(), Role.TENANT, terms.tenant().publicKey(), document);
    requireSigned(contract.signatures(), Role.PROVIDER, terms.provider().publicKey(), document);
    return terms;
  }

  private static ContractTerms decode(byte[] document) {
    try {
      return ContractDocument.decode(document);
    } catch (IllegalArgumentException malformed) {
      throw Problem.of(SchedulerProblem.CONTRACT_INVALID, malformed.getMessage())
          .causedBy(malformed);
    }
  }

  private static void requireSigned(
      List<ContractSignature> signatures, Role role, String publicKey, byte[] document) {
    boolean signed =
        signatures.stream()
            .filter(signature -> signature.role() == role)
            .filter(signature -> signature.publicKey().equals(publicKey))
            .anyMatch(signature -> holds(signature, document));
    require(signed, "The " + role.text() + " has not signed this document.");
  }

  private static boolean holds(ContractSignature signature, byte[] document) {
    try {
      HexFormat hex = HexFormat.of();
      return BoxKey.verify(
          hex.parseHex(signature.publicKey()), document, hex.parseHex(signature.signature()));
    } catch (IllegalArgumentException noHex) {
      return false;
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw Problem.of(SchedulerProblem.CONTRACT_INVALID, otherwise);
    }
  }
}
