package org.spoke.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.TableView;
import org.spoke.cli.output.View;
import org.spoke.cli.rest.Answer;
import org.spoke.cli.rest.Query;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who was paid what, recomputed from the events. */
@Command(
    name = "money",
    description =
        "Recompute from the events who was paid what. Exit code 5 when something does not match.",
    footer = {"", "Example:", "  spoke audit money --contract ctr_0123456789abcdefghjk"})
public final class AuditMoney extends Verb {
  private static final List<Column> LINE =
      List.of(
          Column.text("Contract", "/contractId"),
          Column.ada("Locked", "/lockedLovelace"),
          Column.ada("Paid", "/paidLovelace"),
          Column.ada("Refunded", "/refundedLovelace"),
          Column.ada("Fees", "/feesLovelace"),
          Column.time("Served from", "/servedFrom"),
          Column.time("until", "/servedUntil"));

  private static final List<Column> VERDICT =
      List.of(
          Column.yesNo("Sums match", "/sumsMatch"),
          Column.yesNo("Read model matches", "/readModelMatches"),
          Column.yesNo("Chain matches", "/chainMatches"));

  private static final View VIEW =
      TableView.of("/lines", LINE).then(new DetailsView(VERDICT)).then(AuditMoney::findings);

  @Option(names = "--contract", paramLabel = "ID", description = "Only this contract.")
  private String contract;

  public AuditMoney(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    Answer answer = rest().get(Query.of("/audit/money").with("contract", contract).toString());
    print(answer, VIEW);
    return matches(answer.json()) ? ExitCode.OK : ExitCode.BAD_NEWS;
  }

  private static boolean matches(JsonNode audit) {
    return audit.path("sumsMatch").asBoolean()
        && audit.path("readModelMatches").asBoolean()
        && audit.path("chainMatches").asBoolean();
  }

  private static String findings(JsonNode audit) {
    StringBuilder text = new StringBuilder();
    audit
        .path("findings")
        .forEach(each -> text.append(each.asText()).append(System.lineSeparator()));
    return text.toString();
  }
}
