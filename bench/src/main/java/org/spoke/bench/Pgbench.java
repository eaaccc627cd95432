package org.spoke.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spoke.standalone.postgres.Database;

/** The reference for appends: PostgreSQL's own load generator inserting the same row. */
final class Pgbench {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/(\\w+)");

  private final Path program;
  private final Database database;

  private Pgbench(Path program, Database database) {
    this.program = program;
    this.database = database;
  }

  static Pgbench on(Database database) throws IOException {
    return new Pgbench(find(), database);
  }

  /** Debian keeps it beside each version's server. */
  private static Path find() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin/pgbench"))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(() -> new IOException("pgbench is missing: apt-get install postgresql"));
    }
  }

  /** Transactions a second of a script, run by that many clients. */
  double perSecond(Path script, int clients, Duration length)
      throws IOException, InterruptedException {
    Matcher address = ADDRESS.matcher(database.url());
    if (!address.matches()) {
      throw new IOException("not a Postgres URL: " + database.url());
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=2",
                "--time=" + length.toSeconds(),
                "--file=" + script,
                "--host=" + address.group(1),
                "--port=" + address.group(2),
                "--username=" + database.user(),
                address.group(3)));
    builder.environment().put("PGPASSWORD", database.password());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(said);
    if (process.waitFor() != 0 || !rate.find()) {
      throw new IOException("pgbench failed: " + said);
    }
    return Double.parseDouble(rate.group(1));
  }
}
