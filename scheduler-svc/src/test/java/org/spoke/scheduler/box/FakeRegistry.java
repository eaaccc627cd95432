package org.spoke.scheduler.box;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.Resources;
import org.spoke.scheduler.offer.Lease;
import org.spoke.scheduler.offer.Leases;
import org.spoke.scheduler.offer.Offer;
import org.spoke.scheduler.offer.OfferSource;

/** A registry in memory. Offers can be shown that are taken already, and it can be away. */
public final class FakeRegistry implements OfferSource, Leases {
  private final List<Offer> offers = new ArrayList<>();
  private final Map<String, Resources> free = new HashMap<>();
  private final Map<JobId, Lease> leases = new HashMap<>();
  private final Map<JobId, Resources> held = new HashMap<>();
  private boolean away;

  /** Shows an offer that can be taken. */
  public synchronized void offer(Offer offer) {
    offers.add(offer);
    free.put(offer.device(), offer.free());
  }

  /** Somebody else takes the device whole, while its offer is still shown. */
  public synchronized void takeAll(String device) {
    free.put(device, new Resources(0, 0, 0));
  }

  public synchronized void away(boolean now) {
    away = now;
  }

  @Override
  public synchronized List<Offer> offers(Resources atLeast) {
    requireThere();
    return offers.stream().filter(offer -> offer.free().holds(atLeast)).toList();
  }

  @Override
  public synchronized Optional<Lease> find(JobId job) {
    requireThere();
    return Optional.ofNullable(leases.get(job));
  }

  @Override
  public synchronized Optional<Lease> reserve(JobId job, String device, Resources resources) {
    requireThere();
    Lease known = leases.get(job);
    if (known != null) {
      return Optional.of(known).filter(Lease::held);
    }
    if (!free.getOrDefault(device, new Resources(0, 0, 0)).holds(resources)) {
      return Optional.empty();
    }
    free.compute(device, (id, before) -> minus(before, resources));
    List<Integer> cores = IntStream.range(0, resources.cores()).boxed().toList();
    leases.put(job, new Lease(job.lease(), device, cores, true));
    held.put(job, resources);
    return Optional.of(leases.get(job));
  }

  @Override
  public synchronized void release(JobId job) {
    requireThere();
    Lease lease = leases.get(job);
    if (lease == null || !lease.held()) {
      return;
    }
    leases.put(job, new Lease(lease.id(), lease.device(), lease.coreNumbers(), false));
    Resources back = held.remove(job);
    free.compute(lease.device(), (id, before) -> minus(before, negative(back)));
  }

  private void requireThere() {
    if (away) {
      throw Problem.of(CommonProblem.SERVICE_UNAVAILABLE, "The registry is away.");
    }
  }

  private static Resources minus(Resources all, Resources part) {
    return new Resources(
        all.cores() - part.cores(),
        all.memoryMib() - part.memoryMib(),
        all.diskMib() - part.diskMib());
  }

  private static Resources negative(Resources part) {
    return new Resources(-part.cores(), -part.memoryMib(), -part.diskMib());
  }
}
