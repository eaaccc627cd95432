package org.spoke.eventlog.bank;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** The table of accounts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AccountRows extends CrudRepository<AccountRow, String> {
  @Query("UPDATE account SET coins = coins + :coins WHERE account = :account")
  void add(String account, long coins);
}
