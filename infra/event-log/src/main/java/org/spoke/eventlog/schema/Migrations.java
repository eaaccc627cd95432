package org.spoke.eventlog.schema;

import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas up to date with Flyway: {@code db/migration/event-log} and {@code
 * db/migration/<service>} in the log's schema, {@code db/view/<service>} in that of the views.
 */
@Singleton
public final class Migrations {
  private final Schemas schemas;

  Migrations(Schemas schemas) {
    this.schemas = schemas;
  }

  /** Migrates the log's schema and the live views'. */
  void migrate(DataSource dataSource) {
    apply(dataSource, schemas.log(), "event_log_migration", "db/migration/event-log");
    apply(dataSource, schemas.log(), "service_migration", "db/migration/" + schemas.service());
    views(dataSource, schemas.view());
  }

  /** Lays the view tables into a schema, which is made if need be. */
  public void views(DataSource dataSource, String schema) {
    apply(dataSource, schema, "view_migration", "db/view/" + schemas.service());
  }

  private static void apply(DataSource dataSource, String schema, String history, String location) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .defaultSchema(schema)
        .schemas(schema)
        .table(history)
        .locations("classpath:" + location)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .loggers("slf4j")
        .load()
        .migrate();
  }
}
