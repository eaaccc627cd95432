package org.spoke.scheduler.api;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.spoke.base.rpc.Timestamps;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.scheduler.v1.Contract;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobSpec;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.proto.scheduler.v1.RestartPolicy;
import org.spoke.proto.scheduler.v1.Signature;
import org.spoke.scheduler.contract.ContractSignature;
import org.spoke.scheduler.job.view.ContractRow;
import org.spoke.scheduler.job.view.JobRow;

/** Writes answers. */
final class Encoding {
  private Encoding() {}

  /** A job; while a VM runs, what is billed and due is that until now. */
  static Job job(JobRow row, Instant now) {
    Job.Builder job =
        Job.newBuilder()
            .setId(row.id())
            .setSpec(spec(row))
            .setStatus(status(row.status()))
            .setReason(row.reason())
            .setReasonDetail(row.reasonDetail())
            .setDeviceId(row.device())
            .setLeaseId(row.lease())
            .setContractId(row.contract())
            .setVmId(row.vm())
            .setEscrowId(row.escrow())
            .setLovelacePerHour(row.lovelacePerHour())
            .setSubmittedAt(Timestamps.of(row.submittedAt()))
            .setBilledMs(row.billedMs(now))
            .setDueLovelace(row.dueLovelace(now))
            .setVersion(row.version())
            .setRestarts(row.restarts());
    Optional.ofNullable(row.runningSince()).map(Timestamps::of).ifPresent(job::setRunningSince);
    Optional.ofNullable(row.endedAt()).map(Timestamps::of).ifPresent(job::setEndedAt);
    return job.build();
  }

  static Contract contract(ContractRow row) {
    Contract.Builder contract =
        Contract.newBuilder()
            .setId(row.id())
            .setJobId(row.job())
            .setDocument(ByteString.copyFromUtf8(row.document()))
            .setDocumentSha256(row.documentSha256())
            .setSignedAt(Timestamps.of(row.signedAt()));
    row.signatures().forEach(signature -> contract.addSignatures(signature(signature)));
    return contract.build();
  }

  static JobStatus status(org.spoke.scheduler.job.JobStatus status) {
    return switch (status) {
      case SUBMITTED -> JobStatus.JOB_STATUS_SUBMITTED;
      case MATCHED -> JobStatus.JOB_STATUS_MATCHED;
      case CONTRACTED -> JobStatus.JOB_STATUS_CONTRACTED;
      case FUNDED -> JobStatus.JOB_STATUS_FUNDED;
      case STARTING -> JobStatus.JOB_STATUS_STARTING;
      case RUNNING -> JobStatus.JOB_STATUS_RUNNING;
      case STOPPING -> JobStatus.JOB_STATUS_STOPPING;
      case SETTLED -> JobStatus.JOB_STATUS_SETTLED;
      case FAILED -> JobStatus.JOB_STATUS_FAILED;
      case CANCELLED -> JobStatus.JOB_STATUS_CANCELLED;
      case EXPIRED -> JobStatus.JOB_STATUS_EXPIRED;
    };
  }

  private static JobSpec spec(JobRow row) {
    return JobSpec.newBuilder()
        .setImage(row.image())
        .setResources(
            Resources.newBuilder()
                .setCores(row.cores())
                .setMemoryMib(row.memoryMib())
                .setDiskMib(row.diskMib()))
        .setMaxLovelacePerHour(row.maxLovelacePerHour())
        .setDurationSeconds(row.durationSeconds())
        .setRestartPolicy(policy(row.restartPolicy()))
        .setWalletId(row.wallet())
        .build();
  }

  private static RestartPolicy policy(org.spoke.scheduler.job.RestartPolicy policy) {
    return switch (policy) {
      case NEVER -> RestartPolicy.RESTART_POLICY_NEVER;
      case ON_FAILURE -> RestartPolicy.RESTART_POLICY_ON_FAILURE;
    };
  }

  private static Signature signature(ContractSignature signature) {
    HexFormat hex = HexFormat.of();
    return Signature.newBuilder()
        .setRole(signature.role().text())
        .setPublicKey(ByteString.copyFrom(hex.parseHex(signature.publicKey())))
        .setSignature(ByteString.copyFrom(hex.parseHex(signature.signature())))
        .build();
  }
}
