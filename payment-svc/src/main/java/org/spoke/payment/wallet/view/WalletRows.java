package org.spoke.payment.wallet.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code wallet}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface WalletRows extends CrudRepository<WalletRow, String> {

  /** Wallets after a place, oldest first. */
  @Query(
      """
      SELECT * FROM wallet WHERE (created_at, id) > (:afterAt, :afterId)
      ORDER BY created_at, id LIMIT :limit
      """)
  List<WalletRow> page(Instant afterAt, String afterId, int limit);
}
