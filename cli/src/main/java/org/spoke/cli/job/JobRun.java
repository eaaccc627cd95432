package org.spoke.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spoke.cli.device.ResourceOptions;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.input.Coins;
import org.spoke.cli.input.Seconds;
import org.spoke.cli.output.Progress;
import org.spoke.cli.rest.Answer;
import org.spoke.cli.rest.Change;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import org.spoke.cli.wallet.WalletReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the network to run a job. */
@Command(
    name = "run",
    description = "Ask for a job, described by a YAML file, by options, or both: options win.",
    footer = {
      "",
      "A job file:",
      "    image: debian-minimal",
      "    resources:",
      "      cores: 1",
      "      memoryMib: 256",
      "      diskMib: 1024",
      "    maxLovelacePerHour: 100000",
      "    durationSeconds: 3600",
      "    restartPolicy: NEVER",
      "    walletId: wal_0123456789abcdefghjk",
      "",
      "Examples:",
      "  spoke job run job.yaml --watch",
      "  spoke job run --image debian-minimal --cores 1 --memory 256MiB --disk 1GiB \\",
      "    --max-price 0.1 --duration 1h --wallet tenant"
    })
public final class JobRun extends Verb {
  private static final List<String> NEEDED =
      List.of("image", "resources", "maxLovelacePerHour", "durationSeconds", "walletId");

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The job as a YAML file.")
  private Path file;

  @Option(names = "--image", description = "Template or digest of the image.")
  private String image;

  @Mixin private ResourceOptions resources;

  @Option(
      names = "--max-price",
      paramLabel = "ADA",
      converter = Coins.OfAda.class,
      description = "The most that an hour may cost, in ADA.")
  private Coins maxPrice;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = Seconds.class,
      description = "How long it may run, for example 90s, 1h30m or 2d.")
  private Long durationSeconds;

  @Option(
      names = "--restart",
      paramLabel = "POLICY",
      description = "What happens when its VM dies: ${COMPLETION-CANDIDATES}.")
  private RestartPolicy restart;

  @Option(
      names = "--wallet",
      paramLabel = "WALLET",
      description = "Name or id of the wallet that pays.")
  private String wallet;

  @Option(
      names = "--watch",
      description = "Follow the job until it ends; Ctrl-C leaves it running.")
  private boolean watch;

  /** What happens when the job's VM dies before its time. */
  enum RestartPolicy {
    NEVER,
    ON_FAILURE
  }

  public JobRun(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() throws InterruptedException {
    ObjectNode body = Json.object();
    body.set("spec", complete(specification()));
    Answer submitted = rest().send(Change.post("/jobs", body));
    return watch ? watched(submitted) : print(submitted, JobViews.JOB);
  }

  private ObjectNode specification() {
    ObjectNode spec = file == null ? Json.object() : JobFile.read(file);
    if (image != null) {
      spec.put("image", image);
    }
    if (!resources.isEmpty()) {
      spec.set("resources", resources.over(spec.path("resources")));
    }
    if (maxPrice != null) {
      spec.put("maxLovelacePerHour", maxPrice.units());
    }
    if (durationSeconds != null) {
      spec.put("durationSeconds", durationSeconds);
    }
    if (restart != null) {
      spec.put("restartPolicy", restart.name());
    }
    if (wallet != null) {
      spec.put("walletId", WalletReference.id(rest(), wallet));
    }
    return spec;
  }

  private static ObjectNode complete(ObjectNode spec) {
    List<String> missing = new ArrayList<>(NEEDED);
    missing.removeIf(spec::hasNonNull);
    if (!missing.isEmpty()) {
      throw Failure.of(
          ExitCode.USAGE,
          "The job lacks " + String.join(", ", missing) + ".",
          "Write it into the job file, or give the option; see spoke job run --help.");
    }
    if (!spec.hasNonNull("restartPolicy")) {
      spec.put("restartPolicy", RestartPolicy.NEVER.name());
    }
    return spec;
  }

  private ExitCode watched(Answer submitted) throws InterruptedException {
    JsonNode id = submitted.json().path("id");
    Answer ended;
    try (Progress progress = progress()) {
      ended = new JobWatch(rest(), progress, surroundings().pause()).untilEnded(id.asText());
    }
    print(ended, JobViews.JOB);
    return JobWatch.endedWell(ended.json()) ? ExitCode.OK : ExitCode.BAD_NEWS;
  }
}
