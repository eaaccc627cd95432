package org.spoke.cli.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.TableView;
import org.spoke.cli.output.View;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;

/** What the machine has, what of it may be onboarded, is reserved, is free. */
@Command(
    name = "capacity",
    description = "Show what this machine has and what of it is reserved and free.",
    footer = {
      "",
      "With -o json: one object with the bodies of GET /machine and GET /devices.",
      "",
      "Example:",
      "  spoke capacity"
    })
public final class Capacity extends Verb {
  private static final View MACHINE =
      new DetailsView(
          List.of(
              Column.text("Processor", "/machine/cpuModel"),
              Column.text("Architecture", "/machine/architecture"),
              Column.text("System", "/machine/os"),
              Column.text("VMs run on", "/machine/virtualisation/driver"),
              Column.text("Acceleration", "/machine/virtualisation/acceleration"),
              Column.text("because", "/machine/virtualisation/reason")));

  private static final List<Column> ROW =
      List.of(
          Column.text("What", "/what"),
          Column.integer("Cores", "/resources/cores"),
          Column.mebibytes("Memory", "/resources/memoryMib"),
          Column.mebibytes("Disk", "/resources/diskMib"));

  public Capacity(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    ObjectNode bodies = Json.object();
    bodies.set("machine", rest().get("/machine").json());
    bodies.set("devices", rest().get("/devices?limit=200").json());
    return print(bodies, MACHINE.then(Capacity::rows));
  }

  private static String rows(JsonNode bodies) {
    JsonNode machine = bodies.get("machine");
    ObjectNode whole = Json.object();
    whole.set("cores", machine.path("cores"));
    whole.set("memoryMib", machine.path("memoryMib"));
    whole.set("diskMib", machine.path("diskFreeMib"));
    ObjectNode table = Json.object();
    ArrayNode rows = table.putArray("items");
    add(rows, "machine", whole);
    add(rows, "stays with the owner", machine.path("ownerMinimum"));
    add(rows, "may be onboarded", machine.path("onboardable"));
    for (JsonNode device : bodies.path("devices").path("items")) {
      if (!device.path("status").asText().equals("OFFBOARDED")) {
        add(rows, "reserved", device.path("reserved"));
        add(rows, "free", device.path("free"));
      }
    }
    return TableView.ofItems(ROW).of(table);
  }

  private static void add(ArrayNode rows, String what, JsonNode resources) {
    rows.addObject().put("what", what).set("resources", resources);
  }
}
