package org.spoke.bench.tally.view;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** The table of tallies. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TallyRows extends CrudRepository<TallyRow, String> {}
