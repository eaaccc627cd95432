package org.spoke.vm.hypervisor;

import java.time.Instant;
import org.spoke.vm.VmId;
import org.spoke.vm.image.ImageDigest;

/**
 * A VM that runs.
 *
 * @param image what it booted
 * @param sshPort port on the loopback address that leads to the guest's port 22
 * @param launchedAt when the hypervisor was told to run it
 */
public record RunningVm(VmId id, ImageDigest image, int sshPort, Instant launchedAt) {}
