package org.spoke.registry.device;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.spoke.registry.machine.Resources;

/** The leases of one device: who holds what, and which cores. */
final class LeaseBook {
  /** A retry comes minutes after its job, never a thousand jobs after: older ones are forgotten. */
  static final int ENDED_LEASES_REMEMBERED = 1_000;

  private final Map<LeaseId, Lease> held = new LinkedHashMap<>();
  private final Map<LeaseId, Lease> ended = new LinkedHashMap<>();

  /** A lease that is held, or ended not long ago. */
  Optional<Lease> find(LeaseId id) {
    return Optional.ofNullable(held.getOrDefault(id, ended.get(id)));
  }

  Collection<Lease> held() {
    return held.values();
  }

  /** The sum of what is held. */
  Resources inUse() {
    return held.values().stream().map(Lease::resources).reduce(Resources.NONE, Resources::plus);
  }

  /** The lowest cores of the device that no lease holds; the caller knows that there are enough. */
  List<Integer> freeCoreNumbers(int wanted, int ofCores) {
    Set<Integer> taken = new HashSet<>();
    held.values().forEach(lease -> taken.addAll(lease.coreNumbers()));
    return IntStream.range(0, ofCores)
        .filter(core -> !taken.contains(core))
        .limit(wanted)
        .boxed()
        .toList();
  }

  void hold(Lease lease) {
    held.put(lease.id(), lease);
  }

  void end(Lease lease) {
    held.remove(lease.id());
    ended.put(lease.id(), lease);
    if (ended.size() > ENDED_LEASES_REMEMBERED) {
      ended.remove(ended.keySet().iterator().next());
    }
  }
}
