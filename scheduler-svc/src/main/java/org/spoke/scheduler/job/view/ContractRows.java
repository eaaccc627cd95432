package org.spoke.scheduler.job.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code contract}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ContractRows extends CrudRepository<ContractRow, String> {
  /** Contracts after a place, oldest first. */
  @Query(
      """
      SELECT * FROM contract
      WHERE (signed_at, id) > (:afterAt, :afterId)
      ORDER BY signed_at, id LIMIT :limit
      """)
  List<ContractRow> page(Instant afterAt, String afterId, int limit);
}
