package org.spoke.cli.device;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.rest.Change;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import org.spoke.cli.wallet.WalletReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reserves a part of this machine for the network. */
@Command(
    name = "onboard",
    description = "Reserve a part of this machine for the network and name its price.",
    footer = {
      "",
      "Example:",
      "  spoke onboard --name rack-1 --cores 1 --memory 2GiB --disk 10GiB \\",
      "    --price 0.05 --wallet provider"
    })
public final class Onboard extends Verb {
  @Option(
      names = "--name",
      required = true,
      description = "For people: 1 to 63 letters, digits, hyphens.")
  private String name;

  @Mixin private ResourceOptions resources;
  @Mixin private PriceOptions price;

  @Option(
      names = "--wallet",
      required = true,
      paramLabel = "WALLET",
      description =
          "Where you are paid: a wallet of this box by name or id, or any Cardano address.")
  private String wallet;

  public Onboard(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    ObjectNode body = Json.object().put("name", name);
    body.set("reserve", resources.over(MissingNode.getInstance()));
    body.set("price", price.over(MissingNode.getInstance()));
    body.put("walletAddress", WalletReference.address(rest(), wallet));
    return print(rest().send(Change.post("/devices", body)), DeviceViews.DEVICE);
  }
}
