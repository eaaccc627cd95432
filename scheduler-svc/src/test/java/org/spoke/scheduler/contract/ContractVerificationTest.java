package org.spoke.scheduler.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spoke.base.problem.Problem;

class ContractVerificationTest {
  private static final SignedContract SIGNED = SignedContract.sign(terms(), new TestSigner());

  @Test
  void theSameTermsAreAlwaysTheSameBytes() throws IOException {
    assertThat(SIGNED.document()).isEqualTo(golden("contract.json"));
    assertThat(SIGNED.documentSha256() + "\n").isEqualTo(golden("contract.sha256"));
    assertThat(SIGNED.signatures().getFirst().signature() + "\n")
        .isEqualTo(golden("contract.signature"));
  }

  /** RFC 8032, section 7.1, test 1: the empty document. */
  @Test
  void theSignatureIsThatOfTheRfc() {
    assertThat(new TestSigner().sign(Role.TENANT, new byte[0]).signature())
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @Test
  void whatBothHaveSignedIsRead() {
    assertThat(ContractVerification.verify(SIGNED)).isEqualTo(terms());
  }

  @Test
  void noByteOfTheDocumentCanChange() {
    byte[] document = SIGNED.bytes();
    for (int i = 0; i < document.length; i++) {
      byte[] changed = document.clone();
      changed[i] ^= 1;
      String text = new String(changed, StandardCharsets.UTF_8);
      String sha256 = ContractDocument.sha256(text.getBytes(StandardCharsets.UTF_8));

      assertRefused(new SignedContract(text, sha256, SIGNED.signatures()));
    }
  }

  @Test
  void noDigitOfTheHashOrASignatureCanChange() {
    ContractSignature tenant = SIGNED.signatures().getFirst();
    ContractSignature provider = SIGNED.signatures().getLast();
    for (int i = 0; i < tenant.signature().length(); i++) {
      ContractSignature forged =
          new ContractSignature(Role.TENANT, tenant.publicKey(), flip(tenant.signature(), i));
      assertRefused(
          new SignedContract(
              SIGNED.document(), SIGNED.documentSha256(), List.of(forged, provider)));
    }
    for (int i = 0; i < SIGNED.documentSha256().length(); i++) {
      assertRefused(
          new SignedContract(
              SIGNED.document(), flip(SIGNED.documentSha256(), i), SIGNED.signatures()));
    }
  }

  @Test
  void oneSignatureDoesNotStandForBothParts() {
    ContractSignature tenant = SIGNED.signatures().getFirst();

    assertRefused(
        new SignedContract(SIGNED.document(), SIGNED.documentSha256(), List.of(tenant, tenant)));
    assertRefused(new SignedContract(SIGNED.document(), SIGNED.documentSha256(), List.of(tenant)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "{\"type\":\"spoke.contract\"}", "not json", "{\"type\":1}{}"})
  void whatIsNoContractIsRefused(String document) {
    String sha256 = ContractDocument.sha256(document.getBytes(StandardCharsets.UTF_8));

    assertRefused(new SignedContract(document, sha256, SIGNED.signatures()));
  }

  @Test
  void theSameTermsInAnotherFormAreRefused() {
    String spaced = SIGNED.document().replaceFirst(",", ", ");
    byte[] document = spaced.getBytes(StandardCharsets.UTF_8);
    TestSigner signer = new TestSigner();

    assertRefused(
        new SignedContract(
            spaced,
            ContractDocument.sha256(document),
            List.of(signer.sign(Role.TENANT, document), signer.sign(Role.PROVIDER, document))));
  }

  private static void assertRefused(SignedContract contract) {
    assertThatThrownBy(() -> ContractVerification.verify(contract))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("contract-invalid");
  }

  private static String flip(String hex, int at) {
    char other = hex.charAt(at) == '0' ? '1' : '0';
    return hex.substring(0, at) + other + hex.substring(at + 1);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ContractVerificationTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ContractTerms terms() {
    Instant agreedAt = Instant.parse("2026-11-23T15:00:00Z");
    return new ContractTerms(
        ContractTerms.TYPE,
        ContractTerms.REVISION,
        "ctr_7f3k0c2m9a4q5w8e1r6t",
        "job_7f3k0c2m9a4q5w8e1r6t",
        "esc_7f3k0c2m9a4q5w8e1r6t",
        agreedAt,
        new ContractTerms.Tenant(TestSigner.PUBLIC_KEY, "wal_1", "addr_test1tenant"),
        new ContractTerms.Provider(TestSigner.PUBLIC_KEY, "dev_1", "addr_test1provider"),
        new ContractTerms.Image("debian-minimal", "sha256:" + "ab".repeat(32)),
        new ContractTerms.Resources(2, 2048, 10_240),
        new ContractTerms.Lease("lse_7f3k0c2m9a4q5w8e1r6t", List.of(0, 1)),
        new ContractTerms.Price(2_000_000, 1_000_000, 4_000_000),
        7200,
        new ContractTerms.Deadlines(
            agreedAt.plusSeconds(600), agreedAt.plusSeconds(9000), agreedAt.plusSeconds(95_400)),
        "ON_FAILURE",
        ContractTerms.BILLING,
        ContractTerms.PROVIDER_CAN_READ,
        List.of("DURATION_REACHED", "STOPPED_BY_TENANT"));
  }
}
