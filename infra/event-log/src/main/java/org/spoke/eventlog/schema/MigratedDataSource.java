package org.spoke.eventlog.schema;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Migrates the database the moment its pool is made: nobody meets old tables. */
@Singleton
final class MigratedDataSource implements BeanCreatedEventListener<DataSource>, Ordered {
  private final Migrations migrations;

  MigratedDataSource(Migrations migrations) {
    this.migrations = migrations;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> created) {
    migrations.migrate(DelegatingDataSource.unwrapDataSource(created.getBean()));
    return created.getBean();
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
