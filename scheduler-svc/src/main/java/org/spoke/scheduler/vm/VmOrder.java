package org.spoke.scheduler.vm;

import java.util.List;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.Resources;

/**
 * What is to be launched.
 *
 * @param imageDigest nothing else boots
 * @param coreNumbers the lease's cores, to which the VM is pinned
 */
public record VmOrder(
    String vm, JobId job, String imageDigest, Resources resources, List<Integer> coreNumbers) {
  public VmOrder {
    coreNumbers = List.copyOf(coreNumbers);
  }
}
