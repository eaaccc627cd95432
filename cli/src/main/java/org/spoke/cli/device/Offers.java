package org.spoke.cli.device;

import org.spoke.cli.verb.ListVerb;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine.Command;

/** What can be rented. */
@Command(
    name = "offers",
    description = "List what can be rented now.",
    footer = {"", "Example:", "  spoke offers -o json"})
public final class Offers extends ListVerb {
  public Offers(Surroundings surroundings) {
    super(surroundings, "/offers", DeviceViews.OFFER_ROW);
  }
}
