package org.spoke.eventlog.courier;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** The table of deliveries. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DeliveryRows extends CrudRepository<DeliveryRow, String> {
  @Query(
      "INSERT INTO delivery (account, deposits, coins) VALUES (:account, 1, :coins)"
          + " ON CONFLICT (account) DO UPDATE"
          + " SET deposits = delivery.deposits + 1, coins = delivery.coins + EXCLUDED.coins")
  void add(String account, long coins);
}
