package org.spoke.scheduler.api;

import static org.spoke.scheduler.api.SubmissionLimits.IMAGE;
import static org.spoke.scheduler.api.SubmissionLimits.MAX_CORES;
import static org.spoke.scheduler.api.SubmissionLimits.MAX_DISK_MIB;
import static org.spoke.scheduler.api.SubmissionLimits.MAX_DURATION_SECONDS;
import static org.spoke.scheduler.api.SubmissionLimits.MAX_MEMORY_MIB;
import static org.spoke.scheduler.api.SubmissionLimits.MIN_DURATION_SECONDS;
import static org.spoke.scheduler.api.SubmissionLimits.MIN_MEMORY_MIB;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.proto.scheduler.v1.SubmitJobRequest;
import org.spoke.scheduler.SchedulerProblem;
import org.spoke.scheduler.contract.Pricing;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.JobSpec;
import org.spoke.scheduler.job.Resources;
import org.spoke.scheduler.job.RestartPolicy;
import org.spoke.scheduler.payment.Payments;
import org.spoke.scheduler.vm.Image;
import org.spoke.scheduler.vm.VmHost;

/** Reads requests; what cannot be read, or names what does not exist, is a problem in its field. */
@Singleton
final class Decoding {
  private final VmHost host;
  private final Payments payments;

  Decoding(VmHost host, Payments payments) {
    this.host = host;
    this.payments = payments;
  }

  /** The job that is asked for. Cheap checks come first; image and wallet are asked for last. */
  JobSpec spec(SubmitJobRequest request) {
    org.spoke.proto.scheduler.v1.JobSpec spec = request.getSpec();
    Resources resources = resources(spec.getResources());
    long duration = duration(spec.getDurationSeconds());
    long ceiling = ceiling(spec.getMaxLovelacePerHour(), duration);
    RestartPolicy policy = restartPolicy(spec.getRestartPolicy());
    requireShaped(spec);
    String address = address(spec.getWalletId());
    Image image = image(spec.getImage());
    return new JobSpec(
        image.name(),
        image.digest(),
        resources,
        ceiling,
        duration,
        policy,
        spec.getWalletId(),
        address);
  }

  static JobId jobId(String text) {
    if (!Ids.isId(JobId.PREFIX, text)) {
      throw CommonProblem.notFound("job", text);
    }
    return new JobId(text);
  }

  private static Resources resources(org.spoke.proto.common.v1.Resources message) {
    requireWithin("spec.resources.cores", message.getCores(), 1, MAX_CORES);
    requireWithin(
        "spec.resources.memory_mib", message.getMemoryMib(), MIN_MEMORY_MIB, MAX_MEMORY_MIB);
    requireWithin("spec.resources.disk_mib", message.getDiskMib(), 1, MAX_DISK_MIB);
    return new Resources(message.getCores(), message.getMemoryMib(), message.getDiskMib());
  }

  private static long duration(long seconds) {
    requireWithin("spec.duration_seconds", seconds, MIN_DURATION_SECONDS, MAX_DURATION_SECONDS);
    return seconds;
  }

  private static long ceiling(long lovelacePerHour, long durationSeconds) {
    String field = "spec.max_lovelace_per_hour";
    if (lovelacePerHour <= 0) {
      throw Problem.of(
              SchedulerProblem.PRICE_NOT_POSITIVE,
              "The ceiling is " + lovelacePerHour + " lovelace an hour.")
          .inField(field);
    }
    if (!Pricing.fits(lovelacePerHour, Duration.ofSeconds(durationSeconds))) {
      throw Problem.of(
              SchedulerProblem.PRICE_TOO_LARGE,
              "%d lovelace an hour for %d s is more than %d lovelace."
                  .formatted(lovelacePerHour, durationSeconds, Pricing.MAX_LOVELACE))
          .inField(field);
    }
    return lovelacePerHour;
  }

  private static RestartPolicy restartPolicy(org.spoke.proto.scheduler.v1.RestartPolicy policy) {
    return switch (policy) {
      case RESTART_POLICY_UNSPECIFIED, RESTART_POLICY_NEVER -> RestartPolicy.NEVER;
      case RESTART_POLICY_ON_FAILURE -> RestartPolicy.ON_FAILURE;
      case UNRECOGNIZED ->
          throw CommonProblem.invalid("spec.restart_policy", "there is NEVER and ON_FAILURE.");
    };
  }

  private static void requireShaped(org.spoke.proto.scheduler.v1.JobSpec spec) {
    if (!IMAGE.matcher(spec.getImage()).matches()) {
      throw CommonProblem.invalid(
          "spec.image", "it is a template's name or sha256: and 64 hex digits.");
    }
    if (!Ids.isId("wal", spec.getWalletId())) {
      throw CommonProblem.invalid("spec.wallet_id", "it is no wallet's id.");
    }
  }

  private String address(String wallet) {
    return payments
        .addressOf(wallet)
        .orElseThrow(
            () ->
                Problem.of(
                        SchedulerProblem.WALLET_UNKNOWN, "There is no wallet " + wallet + " here.")
                    .inField("spec.wallet_id"));
  }

  private Image image(String nameOrDigest) {
    return host.image(nameOrDigest)
        .orElseThrow(
            () ->
                Problem.of(
                        SchedulerProblem.IMAGE_UNKNOWN, "There is no image " + nameOrDigest + ".")
                    .inField("spec.image"));
  }

  private static void requireWithin(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw CommonProblem.invalid(field, "%d is not in %d to %d.".formatted(value, least, most));
    }
  }
}
