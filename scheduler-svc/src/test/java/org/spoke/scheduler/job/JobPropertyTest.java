package org.spoke.scheduler.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.scheduler.job.JobStory.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.Problem;
import org.spoke.scheduler.contract.Pricing;
import org.spoke.scheduler.contract.SignedContract;
import org.spoke.scheduler.contract.TestSigner;
import org.spoke.scheduler.job.JobEvent.ContractSigned;
import org.spoke.scheduler.job.JobEvent.EscrowClosed;
import org.spoke.scheduler.job.JobEvent.JobEnded;
import org.spoke.scheduler.job.JobEvent.JobStopping;
import org.spoke.scheduler.job.JobEvent.SettlementRequested;
import org.spoke.scheduler.job.JobEvent.VmEnded;
import org.spoke.scheduler.job.JobEvent.VmRequested;

/**
 * Everything that can reach a job, in any order, any number of times, with clocks that jump. After
 * that only the deadlines and the payment service's answer are sure to come: they must be enough.
 */
class JobPropertyTest {
  private static final long LATEST_SECOND = 100_000;
  private static final List<Reason> REASONS = List.of(Reason.values());

  private static final Configuration AXON =
      DefaultConfigurer.defaultConfiguration()
          .configureEmbeddedEventStore(axon -> new InMemoryEventStorageEngine())
          .configureAggregate(
              AggregateConfigurer.defaultConfiguration(Job.class)
                  .configureCache(axon -> new WeakReferenceCache()))
          .start();

  private static final List<JobEvent> RECORDED = new ArrayList<>();

  static {
    AXON.eventBus()
        .subscribe(events -> events.forEach(event -> RECORDED.add((JobEvent) event.getPayload())));
  }

  /** Not from the seed: a failing seed is tried again against the same store. */
  private static final Ids IDS = new Ids(new Random());

  private Random random;
  private JobId id;
  private SignedContract contract;

  @Property(tries = 500)
  void whateverHappensAJobEndsAndIsSettledAtMostOnce(
      @ForAll long seed, @ForAll @IntRange(max = 40) int inputs) {
    begin(seed);
    for (int i = 0; i < inputs; i++) {
      anything();
      assertSound(events());
    }
    deadlinesPassAndTheEscrowCloses();

    List<JobEvent> all = events();
    assertSound(all);
    assertThat(all.getLast()).isInstanceOf(JobEnded.class);
  }

  private void begin(long seed) {
    RECORDED.clear();
    random = new Random(seed);
    id = new JobId(IDS.next(JobId.PREFIX));
    RestartPolicy policy = random.nextInt(4) == 0 ? RestartPolicy.NEVER : RestartPolicy.ON_FAILURE;
    String key = TestSigner.PUBLIC_KEY;
    contract =
        SignedContract.sign(
            JobContract.terms(id, spec(policy), leaseOf(id), key, key, NOON), new TestSigner());
    send(new JobCommand.SubmitJob(id, spec(policy), NOON));
  }

  /** One input: the way forward as often as all others together, so that no state is rare. */
  private void anything() {
    if (random.nextBoolean()) {
      forward();
    } else {
      surprise();
    }
  }

  private void forward() {
    switch (status()) {
      case SUBMITTED -> send(new JobCommand.MatchJob(id, leaseOf(id), second(1)));
      case MATCHED -> send(new JobCommand.SignContract(id, contract, second(2)));
      case CONTRACTED -> send(new JobCommand.ConfirmFunding(id, 4_000_000, anySecond()));
      case FUNDED -> send(new JobCommand.StartVm(id, anySecond()));
      case STARTING -> send(new JobCommand.RecordVmReady(id, currentVm(), anySecond()));
      case RUNNING, STOPPING, SETTLED, FAILED, CANCELLED, EXPIRED -> surprise();
    }
  }

  private void surprise() {
    switch (random.nextInt(17)) {
      case 0 -> send(new JobCommand.MatchJob(id, leaseOf(id), anySecond()));
      case 1 -> send(new JobCommand.RejectJob(id, Reason.NO_OFFER, "None.", anySecond()));
      case 2 -> send(new JobCommand.SignContract(id, contract, anySecond()));
      case 3 -> send(new JobCommand.ConfirmFunding(id, 4_000_000, anySecond()));
      case 4 -> send(new JobCommand.ExpireFunding(id, anySecond()));
      case 5 -> send(new JobCommand.StartVm(id, anySecond()));
      case 6 -> send(new JobCommand.RecordVmReady(id, anyVm(), anySecond()));
      case 7, 8 -> send(new JobCommand.RecordVmGone(id, anyVm(), anyReason(), "", anySecond()));
      case 9 -> send(new JobCommand.GiveUpBooting(id, anyVm(), anySecond()));
      case 10 -> send(new JobCommand.StopJob(id, anySecond()));
      case 11 -> send(new JobCommand.RevokeLease(id, "PROVIDER_OFFBOARDED", anySecond()));
      case 12 -> send(new JobCommand.CloseEscrow(id, anyReason().name(), "", anySecond()));
      case 13 -> deliver(new JobDeadline.MatchBy(anySecond()));
      case 14 -> deliver(new JobDeadline.BootBy(anyVm(), anySecond()));
      case 15 -> deliver(new JobDeadline.ServeUntil(anySecond()));
      case 16 -> deliver(new JobDeadline.StopBy(anyVm(), anySecond()));
      default -> throw new AssertionError();
    }
  }

  private void deadlinesPassAndTheEscrowCloses() {
    deliver(new JobDeadline.MatchBy(second(LATEST_SECOND)));
    deliver(new JobDeadline.ServeUntil(second(LATEST_SECOND)));
    for (int restart = 0; restart <= Job.MAX_RESTARTS; restart++) {
      deliver(new JobDeadline.StopBy(id.vm(restart), second(LATEST_SECOND)));
    }
    if (!of(events(), SettlementRequested.class).isEmpty()) {
      send(new JobCommand.CloseEscrow(id, "", "", second(LATEST_SECOND)));
    }
  }

  private static void assertSound(List<JobEvent> events) {
    List<SettlementRequested> settlements = of(events, SettlementRequested.class);
    assertThat(settlements).hasSizeLessThanOrEqualTo(1);
    assertThat(of(events, JobStopping.class)).hasSizeLessThanOrEqualTo(1);
    assertThat(of(events, JobEnded.class)).hasSizeLessThanOrEqualTo(1);
    assertThat(of(events, VmRequested.class)).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(4);
    settlements.forEach(settlement -> assertPaidForReadyTimeAlone(settlement, events));
    of(events, JobEnded.class).forEach(ended -> assertNothingIsLeft(ended, events));
  }

  private static void assertPaidForReadyTimeAlone(
      SettlementRequested settlement, List<JobEvent> events) {
    List<JobEvent> before = events.subList(0, events.indexOf(settlement));
    List<JobEvent> after = events.subList(before.size(), events.size());
    Pricing pricing = JobContract.pricing(of(events, ContractSigned.class).getFirst());
    long billedMs = of(before, VmEnded.class).stream().mapToLong(VmEnded::billedMs).sum();

    assertThat(of(before, VmEnded.class)).hasSameSizeAs(of(before, VmRequested.class));
    assertThat(of(after, VmRequested.class)).isEmpty();
    assertThat(settlement.billedMs()).isEqualTo(billedMs);
    assertThat(settlement.dueLovelace())
        .isEqualTo(pricing.dueLovelace(billedMs))
        .isBetween(0L, pricing.maxPriceLovelace());
  }

  private static void assertNothingIsLeft(JobEnded ended, List<JobEvent> events) {
    assertThat(events.getLast()).isSameAs(ended);
    assertThat(of(events, VmEnded.class)).hasSameSizeAs(of(events, VmRequested.class));
    assertThat(of(events, EscrowClosed.class)).hasSameSizeAs(of(events, ContractSigned.class));
    assertThat(ended.ending().reason()).isNotNull();
  }

  private void send(JobCommand command) {
    try {
      AXON.commandGateway().sendAndWait(command);
    } catch (Problem refused) {
      assertThat(command).isInstanceOf(JobCommand.StopJob.class);
    }
  }

  private void deliver(JobDeadline deadline) {
    DefaultUnitOfWork.startAndGet(new GenericMessage<>(deadline))
        .execute(
            () -> AXON.repository(Job.class).load(id.text()).execute(job -> job.reach(deadline)));
  }

  private JobStatus status() {
    JobStanding standing = AXON.commandGateway().sendAndWait(new JobCommand.HoldJob(id));
    return standing.status();
  }

  private String currentVm() {
    JobStanding standing = AXON.commandGateway().sendAndWait(new JobCommand.HoldJob(id));
    return standing.vm().orElseThrow();
  }

  private List<JobEvent> events() {
    return List.copyOf(RECORDED);
  }

  private static Match leaseOf(JobId id) {
    Match match = match();
    return new Match(
        match.offer(),
        match.device(),
        id.lease(),
        match.coreNumbers(),
        match.lovelacePerHour(),
        match.providerAddress());
  }

  private Instant anySecond() {
    return second(random.nextLong(LATEST_SECOND));
  }

  private String anyVm() {
    return id.vm(random.nextInt(Job.MAX_RESTARTS + 1));
  }

  private Reason anyReason() {
    return REASONS.get(random.nextInt(REASONS.size()));
  }

  private static <T> List<T> of(List<JobEvent> events, Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
