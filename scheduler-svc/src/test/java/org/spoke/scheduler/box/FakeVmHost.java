package org.spoke.scheduler.box;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.scheduler.job.Reason;
import org.spoke.scheduler.vm.Image;
import org.spoke.scheduler.vm.VmHost;
import org.spoke.scheduler.vm.VmOrder;
import org.spoke.scheduler.vm.VmReport;

/** A VM service in memory: VMs boot, get ready and go when the test says so. */
public final class FakeVmHost implements VmHost {
  private final Map<String, Image> images = new HashMap<>();
  private final Map<String, VmOrder> launched = new LinkedHashMap<>();
  private final Map<String, VmReport> reports = new HashMap<>();
  private final Set<String> stopped = new HashSet<>();
  private boolean away;

  /** Knows an image under its name and its digest. */
  public synchronized void image(Image image) {
    images.put(image.name(), image);
    images.put(image.digest(), image);
  }

  /** Forgets an image: what was ordered with it can no longer be launched. */
  public synchronized void forget(Image image) {
    images.remove(image.name());
    images.remove(image.digest());
  }

  public synchronized void away(boolean now) {
    away = now;
  }

  public synchronized void ready(String vm, Instant at) {
    reports.put(vm, new VmReport.Ready(at));
  }

  public synchronized void gone(String vm, Reason reason, String detail, Instant at) {
    reports.put(vm, new VmReport.Gone(reason, detail, at));
  }

  public synchronized boolean isLaunched(String vm) {
    return launched.containsKey(vm);
  }

  public synchronized boolean isStopped(String vm) {
    return stopped.contains(vm);
  }

  /** How many VMs were ever launched. */
  public synchronized int launches() {
    return launched.size();
  }

  @Override
  public synchronized Optional<Image> image(String nameOrDigest) {
    requireThere();
    return Optional.ofNullable(images.get(nameOrDigest));
  }

  @Override
  public synchronized Optional<Refusal> launch(VmOrder order) {
    requireThere();
    if (!images.containsKey(order.imageDigest())) {
      return Optional.of(
          new Refusal(Reason.IMAGE_UNKNOWN, "There is no image " + order.imageDigest() + "."));
    }
    if (launched.putIfAbsent(order.vm(), order) == null) {
      reports.put(order.vm(), new VmReport.Booting());
    }
    return Optional.empty();
  }

  @Override
  public synchronized boolean stop(String vm) {
    requireThere();
    stopped.add(vm);
    return reports.containsKey(vm);
  }

  @Override
  public synchronized VmReport report(String vm) {
    requireThere();
    return reports.getOrDefault(vm, new VmReport.Unknown());
  }

  private void requireThere() {
    if (away) {
      throw Problem.of(CommonProblem.SERVICE_UNAVAILABLE, "The VM service is away.");
    }
  }
}
