package org.spoke.cli.job;

import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.rest.Change;
import org.spoke.cli.rest.Query;
import org.spoke.cli.verb.ListVerb;
import org.spoke.cli.verb.ShowVerb;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Verbs of jobs. */
@Command(
    name = "job",
    description = "Jobs from request to settled escrow.",
    subcommands = {
      JobRun.class,
      JobGroup.ListAll.class,
      JobGroup.Show.class,
      JobGroup.Stop.class,
      JobLogs.class
    })
public final class JobGroup {
  /** All jobs. */
  @Command(
      name = "list",
      description = "List the jobs, oldest first.",
      footer = {"", "Example:", "  spoke job list --limit 20"})
  public static final class ListAll extends ListVerb {
    public ListAll(Surroundings surroundings) {
      super(surroundings, "/jobs", JobViews.ROW);
    }
  }

  /** One job. */
  @Command(
      name = "show",
      description = "Show a job.",
      footer = {"", "Example:", "  spoke job show job_0123456789abcdefghjk"})
  public static final class Show extends ShowVerb {
    public Show(Surroundings surroundings) {
      super(surroundings, "/jobs", JobViews.JOB);
    }
  }

  /** Ends a job. */
  @Command(
      name = "stop",
      description = "End a job: its VM stops, the provider is paid, the rest comes back.",
      footer = {"", "Example:", "  spoke job stop job_0123456789abcdefghjk"})
  public static final class Stop extends Verb {
    @Parameters(paramLabel = "ID", description = "The job's id.")
    private String id;

    public Stop(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    protected ExitCode run() {
      String path = Query.segment("/jobs", id) + "/stop";
      return print(rest().send(Change.post(path)), JobViews.JOB);
    }
  }
}
