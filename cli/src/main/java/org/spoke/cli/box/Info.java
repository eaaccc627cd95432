package org.spoke.cli.box;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.spoke.cli.device.DeviceViews;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.TableView;
import org.spoke.cli.output.View;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;

/** The box at a glance. */
@Command(
    name = "info",
    description = "Show the box at a glance: address, health, onboarded machine.",
    footer = {
      "",
      "With -o json: one object with the bodies of GET /health and GET /devices.",
      "",
      "Example:",
      "  spoke info"
    })
public final class Info extends Verb {
  private static final List<Column> BOX =
      List.of(Column.text("Address", "/url"), Column.text("Status", "/health/status"));

  public Info(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    ObjectNode bodies = Json.object().put("url", address().base().toString());
    bodies.set("health", rest().getHealth().json());
    bodies.set("devices", rest().get("/devices?limit=200").json());
    View devices =
        bodies.at("/devices/items").isEmpty()
            ? body -> "No machine is onboarded; see spoke onboard --help." + System.lineSeparator()
            : TableView.of("/devices/items", DeviceViews.DEVICE_ROW);
    return print(bodies, new DetailsView(BOX).then(devices));
  }
}
