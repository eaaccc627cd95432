package org.spoke.cli.job;

import java.io.IOException;
import java.io.InputStream;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.rest.Query;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the console of a job's VM. */
@Command(
    name = "logs",
    description = "Print the console of a job's VM, or of a VM: text in either format.",
    footer = {"", "Example:", "  spoke job logs job_0123456789abcdefghjk --follow"})
public final class JobLogs extends Verb {
  @Parameters(paramLabel = "ID", description = "The job's or the VM's id.")
  private String id;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the VM is gone.")
  private boolean follow;

  public JobLogs(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    String things = id.startsWith("vm_") ? "/vms" : "/jobs";
    String path = Query.of(Query.segment(things, id) + "/logs").with("follow", follow).toString();
    try (InputStream console = rest().stream(path, "text/plain")) {
      console.transferTo(surroundings().out());
      surroundings().out().flush();
      return ExitCode.OK;
    } catch (IOException e) {
      throw Failure.of(
          ExitCode.UNREACHABLE, "The connection broke while the console was read.", "Ask again.");
    }
  }
}
