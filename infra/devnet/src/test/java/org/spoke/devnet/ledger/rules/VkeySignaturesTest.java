package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.TransactionDecoder;

class VkeySignaturesTest {
  private final LedgerScene scene = new LedgerScene();
  private final VkeySignatures rule = new VkeySignatures();

  @Test
  void aSignatureOfTheBodyHolds() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void aChangedSignatureIsRefused() {
    byte[] bytes = scene.payment().bytesSignedBy(scene.tenant);
    bytes[bytes.length - 3] ^= 1; // before the mark of validity and null: the signature's last byte

    assertThat(rule.check(TransactionDecoder.decode(bytes), scene.state()).map(Rejection::rule))
        .contains("InvalidWitnessesUTXOW");
  }

  @Test
  void aSignatureOfAnotherBodyIsRefused() {
    byte[] signed = scene.payment().bytesSignedBy(scene.tenant);
    byte[] other = scene.payment().with(body -> body.setTtl(999)).bytesSignedBy(scene.tenant);
    int witnessBytes = 110;
    byte[] mixed = Arrays.copyOf(other, other.length);
    System.arraycopy(
        signed, signed.length - witnessBytes, mixed, mixed.length - witnessBytes, witnessBytes);

    assertThat(rule.check(TransactionDecoder.decode(mixed), scene.state())).isPresent();
  }
}
