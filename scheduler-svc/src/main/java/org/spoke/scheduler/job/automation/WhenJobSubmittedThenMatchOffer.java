package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobEvent.JobSubmitted;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.JobSpec;
import org.spoke.scheduler.job.JobStanding;
import org.spoke.scheduler.job.JobStatus;
import org.spoke.scheduler.job.Match;
import org.spoke.scheduler.job.Reason;
import org.spoke.scheduler.job.Resources;
import org.spoke.scheduler.offer.Lease;
import org.spoke.scheduler.offer.Leases;
import org.spoke.scheduler.offer.Offer;
import org.spoke.scheduler.offer.OfferRanking;
import org.spoke.scheduler.offer.OfferRanking.AllTooDear;
import org.spoke.scheduler.offer.OfferRanking.Choices;
import org.spoke.scheduler.offer.OfferRanking.NothingFits;
import org.spoke.scheduler.offer.OfferSource;

/**
 * A tenant wants a job, so the best offer is taken: its resources are leased, or the job fails with
 * the figures why.
 */
@Singleton
@ProcessingGroup("when-job-submitted-then-match-offer")
class WhenJobSubmittedThenMatchOffer implements Reaction {
  private static final Resources NOTHING = new Resources(0, 0, 0);

  private final OfferSource source;
  private final Leases leases;
  private final Commands commands;
  private final Clock clock;

  WhenJobSubmittedThenMatchOffer(
      OfferSource source, Leases leases, Commands commands, Clock clock) {
    this.source = source;
    this.leases = leases;
    this.commands = commands;
    this.clock = clock;
  }

  @EventHandler
  void on(JobSubmitted event) {
    JobStanding job = commands.dispatch(new JobCommand.HoldJob(event.job()));
    if (job.status() == JobStatus.SUBMITTED) {
      commands.dispatch(decide(event.job(), job.spec()));
    }
  }

  private JobCommand decide(JobId job, JobSpec spec) {
    Optional<Lease> held = leases.find(job);
    List<Offer> offers = source.offers(held.isPresent() ? NOTHING : spec.resources());
    return held.isPresent() ? goOn(job, held.get(), offers) : choose(job, spec, offers);
  }

  /** The lease was held by an earlier try that did not get to say so. */
  private JobCommand goOn(JobId job, Lease lease, List<Offer> offers) {
    Optional<Offer> offer =
        offers.stream().filter(each -> each.device().equals(lease.device())).findFirst();
    return lease.held() && offer.isPresent()
        ? match(job, offer.get(), lease)
        : reject(
            job, Reason.NO_CAPACITY, "Device " + lease.device() + " has taken its offer back.");
  }

  private JobCommand choose(JobId job, JobSpec spec, List<Offer> offers) {
    long ceiling = spec.maxLovelacePerHour();
    return switch (OfferRanking.rank(offers, spec.resources(), ceiling)) {
      case Choices choices -> takeFirstThatIsFree(job, spec, choices.bestFirst());
      case AllTooDear dear ->
          reject(
              job,
              Reason.PRICE_ABOVE_CEILING,
              "The cheapest offer asks %d lovelace an hour; the ceiling is %d."
                  .formatted(dear.cheapest().lovelacePerHour(), ceiling));
      case NothingFits none ->
          reject(job, Reason.NO_OFFER, "No offer has " + spec.resources().inWords() + " free.");
    };
  }

  private JobCommand takeFirstThatIsFree(JobId job, JobSpec spec, List<Offer> bestFirst) {
    for (Offer offer : bestFirst) {
      Optional<Lease> lease = leases.reserve(job, offer.device(), spec.resources());
      if (lease.isPresent()) {
        return match(job, offer, lease.get());
      }
    }
    return reject(
        job,
        Reason.NO_CAPACITY,
        "All " + bestFirst.size() + " offers that fitted were taken meanwhile.");
  }

  private JobCommand match(JobId job, Offer offer, Lease lease) {
    Match match =
        new Match(
            offer.id(),
            offer.device(),
            lease.id(),
            lease.coreNumbers(),
            offer.lovelacePerHour(),
            offer.providerAddress());
    return new JobCommand.MatchJob(job, match, clock.instant());
  }

  private JobCommand reject(JobId job, Reason reason, String detail) {
    return new JobCommand.RejectJob(job, reason, detail, clock.instant());
  }
}
