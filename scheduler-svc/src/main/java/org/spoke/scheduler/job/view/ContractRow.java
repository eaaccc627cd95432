package org.spoke.scheduler.job.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import org.spoke.base.paging.Cursor;
import org.spoke.scheduler.contract.ContractSignature;
import org.spoke.scheduler.contract.Role;
import org.spoke.scheduler.job.JobEvent.ContractSigned;

/** One row of the table {@code contract}; keys and signatures in hex. */
@MappedEntity("contract")
public record ContractRow(
    @Id String id,
    String job,
    String document,
    String documentSha256,
    String tenantPublicKey,
    String tenantSignature,
    String providerPublicKey,
    String providerSignature,
    Instant signedAt) {

  static ContractRow of(ContractSigned event) {
    ContractSignature tenant = event.signatures().getFirst();
    ContractSignature provider = event.signatures().getLast();
    return new ContractRow(
        event.contract(),
        event.job().text(),
        event.document(),
        event.documentSha256(),
        tenant.publicKey(),
        tenant.signature(),
        provider.publicKey(),
        provider.signature(),
        event.at());
  }

  /** The tenant's, then the provider's. */
  public List<ContractSignature> signatures() {
    return List.of(
        new ContractSignature(Role.TENANT, tenantPublicKey, tenantSignature),
        new ContractSignature(Role.PROVIDER, providerPublicKey, providerSignature));
  }

  /** Its place in the list of contracts. */
  public Cursor place() {
    return new Cursor(signedAt, id);
  }
}
