package org.spoke.cli.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.rest.Answer;
import org.spoke.cli.rest.Change;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import org.spoke.cli.wallet.WalletReference;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes name, price, address or availability of this machine. */
@Command(
    name = "set",
    description = "Change price, name, wallet or availability; running jobs are not touched.",
    footer = {
      "",
      "Examples:",
      "  spoke device set --price 0.08",
      "  spoke device set --unavailable"
    })
public final class DeviceSet extends Verb {
  @Option(names = "--device", paramLabel = "ID", description = "Another device than this machine.")
  private String device;

  @Option(names = "--name", description = "For people: 1 to 63 letters, digits, hyphens.")
  private String name;

  @Mixin private PriceOptions price;

  @Option(
      names = "--wallet",
      paramLabel = "WALLET",
      description =
          "Where you are paid: a wallet of this box by name or id, or any Cardano address.")
  private String wallet;

  @ArgGroup private Availability availability;

  /** Whether offers appear; one of the two. */
  static final class Availability {
    @Option(names = "--available", required = true, description = "Offer it to tenants.")
    boolean available;

    @Option(names = "--unavailable", required = true, description = "Withdraw its offer.")
    boolean unavailable;
  }

  public DeviceSet(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    if (saysNothing() && availability == null) {
      throw Failure.of(ExitCode.USAGE, "Nothing to set.", "See spoke device set --help.");
    }
    String path = OwnDevice.path(rest(), device);
    Answer answer = saysNothing() ? null : change(path);
    if (availability != null) {
      ObjectNode body = Json.object().put("available", availability.available);
      answer = rest().send(Change.put(path + "/availability", body));
    }
    return print(answer, DeviceViews.DEVICE);
  }

  private boolean saysNothing() {
    return name == null && price.isEmpty() && wallet == null;
  }

  private Answer change(String path) {
    Answer before = rest().get(path);
    ObjectNode body = Json.object();
    if (name != null) {
      body.put("name", name);
    }
    if (!price.isEmpty()) {
      body.set("price", price.over(before.json().path("price")));
    }
    if (wallet != null) {
      body.put("walletAddress", WalletReference.address(rest(), wallet));
    }
    return rest().send(Change.patch(path, body, before.etag()));
  }
}
