package org.spoke.eventlog.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.spoke.eventlog.Recurring;
import org.spoke.eventlog.schema.Schemas;
import org.spoke.eventlog.store.DeadlineManagerFactory;
import org.spoke.eventlog.store.EventSerializer;
import org.spoke.eventlog.store.LogConnections;
import org.spoke.eventlog.store.Transactions;

/** Builds the scheduler and, on it, Axon's deadline manager. */
@Factory
final class SchedulerFactory {
  /** Pause between looks for work that is due: how late a deadline may be. */
  private static final Duration POLLING_INTERVAL = Duration.ofSeconds(1);

  /** Tasks at once: deadlines are short, and connections are few. */
  private static final int THREADS = 2;

  /** A running task gets this long at a stop; the process has 10 s. */
  private static final Duration SHUTDOWN_MAX_WAIT = Duration.ofSeconds(3);

  @Singleton
  Scheduler scheduler(
      LogConnections connections,
      Schemas schemas,
      List<Recurring> recurring,
      BeanProvider<DeadlineManager> deadlines) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, named("task-"));
    return Scheduler.create(
            connections.asDataSource(),
            DbSchedulerDeadlineManager.humanReadableTask(
                () -> (DbSchedulerDeadlineManager) deadlines.get()))
        .startTasks(recurring.stream().map(SchedulerFactory::task).toList())
        .tableName("scheduled_task")
        .schedulerName(new SchedulerName.Fixed(schemas.service() + "-" + UUID.randomUUID()))
        .serializer(new JacksonSerializer())
        .threads(THREADS)
        .executorService(threads)
        .dueExecutor(Executors.newSingleThreadExecutor(named("due-")))
        .housekeeperExecutor(Executors.newScheduledThreadPool(1, named("housekeeper-")))
        .pollingInterval(POLLING_INTERVAL)
        .shutdownMaxWait(SHUTDOWN_MAX_WAIT)
        .build();
  }

  @Singleton
  DeadlineManagerFactory deadlineManager(Scheduler scheduler, Transactions transactions) {
    return axon ->
        DbSchedulerDeadlineManager.builder()
            .scheduler(scheduler)
            .scopeAwareProvider(new ConfigurationScopeAwareProvider(axon))
            .serializer(EventSerializer.plain())
            .transactionManager(transactions)
            .useBinaryPojo(false)
            .startScheduler(false)
            .stopScheduler(false)
            .build();
  }

  @Singleton
  DeadlineManager deadlines(Configuration axon) {
    return axon.deadlineManager();
  }

  private static RecurringTask<Void> task(Recurring work) {
    return Tasks.recurring(work.name(), FixedDelay.of(work.interval()))
        .execute((instance, context) -> work.run());
  }

  private static ThreadFactory named(String prefix) {
    return Thread.ofVirtual().name("scheduler-" + prefix, 0).factory();
  }
}
