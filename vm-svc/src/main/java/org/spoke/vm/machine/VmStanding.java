package org.spoke.vm.machine;

import java.time.Instant;
import org.spoke.vm.VmId;

/** How a VM stands, as its events say. */
public record VmStanding(VmId vm, VmStatus status, VmRequest request, Instant createdAt) {}
