package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.bloxbean.cardano.client.metadata.cbor.CBORMetadata;
import com.bloxbean.cardano.client.transaction.spec.AuxiliaryData;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;

class AuxiliaryDataHashTest {
  private final LedgerScene scene = new LedgerScene();
  private final AuxiliaryDataHash rule = new AuxiliaryDataHash();

  @Test
  void aTransactionWithoutMetadataDeclaresNone() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void theDeclaredHashIsOfTheMetadataThatCame() {
    assertThat(rule.check(withMetadata().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void metadataThatDidNotComeIsRefused() {
    SignedTransaction bare =
        scene
            .payment()
            .with(body -> body.setAuxiliaryDataHash(new byte[32]))
            .signedBy(scene.tenant);

    assertThat(rule.check(bare, scene.state()))
        .contains(
            new Rejection("MissingTxMetadata", "declared " + "00".repeat(32) + ", actual none"));
  }

  @Test
  void otherMetadataThanDeclaredIsRefused() {
    SignedTransaction other =
        withMetadata().with(body -> body.setAuxiliaryDataHash(new byte[32])).signedBy(scene.tenant);

    assertThat(rule.check(other, scene.state()).map(Rejection::rule))
        .contains("ConflictingMetadataHash");
  }

  private Draft withMetadata() {
    CBORMetadata metadata = new CBORMetadata();
    metadata.put(BigInteger.valueOf(674), "escrow of a job");
    return scene
        .payment()
        .withWhole(
            whole -> whole.setAuxiliaryData(AuxiliaryData.builder().metadata(metadata).build()));
  }
}
