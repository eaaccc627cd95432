package org.spoke.payment.wallet.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.spoke.base.paging.Cursor;

/** One row of the table {@code wallet}. */
@MappedEntity("wallet")
public record WalletRow(
    @Id String id,
    String name,
    String address,
    String stakeAddress,
    String network,
    Instant createdAt) {

  /** Its place in the list of wallets. */
  public Cursor place() {
    return new Cursor(createdAt, id);
  }
}
