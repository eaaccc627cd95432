package org.spoke.gateway.job;

import org.spoke.gateway.common.Resources;
import org.spoke.gateway.http.Protobuf;

/** Jobs between the scheduler's shape and REST's. */
final class JobMapping {
  private JobMapping() {}

  static Job job(org.spoke.proto.scheduler.v1.Job message) {
    return new Job(
        message.getId(),
        spec(message.getSpec()),
        Protobuf.constant(JobStatus.class, message.getStatus()),
        Protobuf.text(message.getReason()),
        Protobuf.text(message.getReasonDetail()),
        Protobuf.text(message.getDeviceId()),
        Protobuf.text(message.getLeaseId()),
        Protobuf.text(message.getContractId()),
        Protobuf.text(message.getVmId()),
        Protobuf.text(message.getEscrowId()),
        message.getLovelacePerHour(),
        Protobuf.instant(message.hasSubmittedAt(), message.getSubmittedAt()),
        Protobuf.instant(message.hasRunningSince(), message.getRunningSince()),
        Protobuf.instant(message.hasEndedAt(), message.getEndedAt()),
        message.getBilledMs(),
        message.getDueLovelace(),
        message.getVersion(),
        message.getRestarts());
  }

  static org.spoke.proto.scheduler.v1.JobSpec message(JobSpec spec) {
    org.spoke.proto.scheduler.v1.JobSpec.Builder message =
        org.spoke.proto.scheduler.v1.JobSpec.newBuilder()
            .setImage(spec.image())
            .setResources(spec.resources().toMessage())
            .setMaxLovelacePerHour(spec.maxLovelacePerHour())
            .setDurationSeconds(spec.durationSeconds())
            .setWalletId(spec.walletId());
    if (spec.restartPolicy() != null) {
      message.setRestartPolicy(
          Protobuf.constant(
              org.spoke.proto.scheduler.v1.RestartPolicy.class, spec.restartPolicy()));
    }
    return message.build();
  }

  private static JobSpec spec(org.spoke.proto.scheduler.v1.JobSpec message) {
    return new JobSpec(
        message.getImage(),
        Resources.of(message.getResources()),
        message.getMaxLovelacePerHour(),
        message.getDurationSeconds(),
        Protobuf.constant(RestartPolicy.class, message.getRestartPolicy()),
        message.getWalletId());
  }
}
