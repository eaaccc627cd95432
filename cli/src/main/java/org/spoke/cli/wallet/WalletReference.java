package org.spoke.cli.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.rest.Query;
import org.spoke.cli.rest.RestClient;

/** Lets people name a wallet of the box instead of writing its id or address. */
public final class WalletReference {
  private static final int PAGE = 200;
  private static final String ID_PREFIX = "wal_";
  private static final String ADDRESS_PREFIX = "addr"; // bech32 of main and test networks (CIP-5)

  private WalletReference() {}

  /** The id behind a name; an id stands for itself. */
  public static String id(RestClient rest, String reference) {
    return reference.startsWith(ID_PREFIX) ? reference : named(rest, reference).path("id").asText();
  }

  /** The address behind a name or an id; an address stands for itself. */
  public static String address(RestClient rest, String reference) {
    if (reference.startsWith(ADDRESS_PREFIX)) {
      return reference;
    }
    JsonNode wallet =
        reference.startsWith(ID_PREFIX)
            ? rest.get(Query.segment("/wallets", reference)).json()
            : named(rest, reference);
    return wallet.path("address").asText();
  }

  private static JsonNode named(RestClient rest, String name) {
    String cursor = null;
    do {
      String path = Query.of("/wallets").with("limit", PAGE).with("cursor", cursor).toString();
      JsonNode page = rest.get(path).json();
      for (JsonNode wallet : page.path("items")) {
        if (wallet.path("name").asText().equals(name)) {
          return wallet;
        }
      }
      cursor = page.path("nextCursor").asText(null);
    } while (cursor != null);
    throw Failure.of(
        ExitCode.USAGE, "This box has no wallet named " + name + ".", "See spoke wallet list.");
  }
}
