package org.spoke.devnet.http;

import java.time.InstantSource;
import org.spoke.devnet.chain.Genesis;
import org.spoke.devnet.chain.Node;

/** Health, genesis and the network's sums. */
final class NetworkRoutes {
  private final Node node;
  private final InstantSource clock;

  NetworkRoutes(Node node, InstantSource clock) {
    this.node = node;
    this.clock = clock;
  }

  void addTo(Router router) {
    router
        .get("/api/v0/", _ -> new RootView("spoke devnet", "0.1"))
        .get("/api/v0/health", _ -> new HealthView(true))
        .get("/api/v0/health/clock", _ -> new ClockView(clock.millis()))
        .get("/api/v0/genesis", _ -> genesis())
        .get("/api/v0/network", _ -> network());
  }

  private GenesisView genesis() {
    return new GenesisView(
        1,
        1,
        Genesis.MAX_SUPPLY_LOVELACE.toString(),
        Genesis.NETWORK_MAGIC,
        Epoch.LENGTH_SLOTS,
        node.genesis().systemStart().getEpochSecond(),
        129_600,
        1,
        62,
        Node.MAX_ROLLBACK_BLOCKS);
  }

  private NetworkView network() {
    String supply = Genesis.MAX_SUPPLY_LOVELACE.toString();
    return new NetworkView(
        new SupplyView(supply, supply, supply, "0", "0", "0"), new StakeView("0", "0"));
  }

  private record RootView(String url, String version) {}

  private record HealthView(boolean isHealthy) {}

  private record ClockView(long serverTime) {}

  /** genesis_content of Blockfrost's openapi. */
  private record GenesisView(
      int activeSlotsCoefficient,
      int updateQuorum,
      String maxLovelaceSupply,
      int networkMagic,
      int epochLength,
      long systemStart,
      int slotsPerKesPeriod,
      int slotLength,
      int maxKesEvolutions,
      int securityParam) {}

  /** network of Blockfrost's openapi; fees are not taken out of the sums. */
  private record NetworkView(SupplyView supply, StakeView stake) {}

  private record SupplyView(
      String max,
      String total,
      String circulating,
      String locked,
      String treasury,
      String reserves) {}

  private record StakeView(String live, String active) {}
}
