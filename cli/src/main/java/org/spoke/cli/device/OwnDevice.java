package org.spoke.cli.device;

import com.fasterxml.jackson.databind.JsonNode;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.rest.Query;
import org.spoke.cli.rest.RestClient;

/** Finds the device that this machine is: the one of the box that is not offboarded. */
final class OwnDevice {
  private static final int LIVE_AT_MOST =
      200; // a page; a box has one machine, the others are history

  private OwnDevice() {}

  /**
   * @param named the id from the command line, or null
   */
  static String path(RestClient rest, String named) {
    return Query.segment("/devices", named != null ? named : id(rest));
  }

  private static String id(RestClient rest) {
    String cursor = null;
    do {
      JsonNode page =
          rest.get(
                  Query.of("/devices")
                      .with("limit", LIVE_AT_MOST)
                      .with("cursor", cursor)
                      .toString())
              .json();
      for (JsonNode device : page.path("items")) {
        if (!device.path("status").asText().equals("OFFBOARDED")) {
          return device.path("id").asText();
        }
      }
      cursor = page.path("nextCursor").asText(null);
    } while (cursor != null);
    throw Failure.of(
        ExitCode.REFUSED, "This machine is not onboarded.", "Onboard it: spoke onboard --help");
  }
}
