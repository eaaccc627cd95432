package org.spoke.gateway.vm;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import org.spoke.gateway.common.Resources;

/**
 * A virtual machine on this box.
 *
 * @param status READY: SSH in the guest has answered
 * @param reason why it is gone; absent while it lives
 * @param kernelToReadyMs from launching the hypervisor to SSH's first answer, in milliseconds; 0
 *     until ready
 * @param sshHostKey the guest's SSH host key, OpenSSH format
 */
@Introspected
public record Vm(
    String id,
    String jobId,
    VmStatus status,
    @Nullable String reason,
    @Nullable String reasonDetail,
    String imageDigest,
    Resources resources,
    @Nullable String driver,
    @Nullable String acceleration,
    long kernelToReadyMs,
    @Nullable String sshHostKey,
    Instant createdAt,
    @Nullable Instant readyAt,
    @Nullable Instant goneAt,
    long version) {}
