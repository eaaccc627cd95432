package org.spoke.standalone.box;

import java.util.List;

/** The services of a box, in the order in which they start. */
public final class Services {
  /** Those with a schema and a gRPC port. */
  public static final List<String> WITH_LOG = List.of("registry", "vm", "payment", "scheduler");

  /** Starts last: it has nothing to answer before. */
  public static final String GATEWAY = "gateway";

  private Services() {}

  /** The class whose {@code main} runs a service as its own process. */
  static String mainClass(String service) {
    return switch (service) {
      case "registry" -> "org.spoke.registry.RegistryServiceMain";
      case "scheduler" -> "org.spoke.scheduler.SchedulerServiceMain";
      case "vm" -> "org.spoke.vm.VmServiceMain";
      case "payment" -> "org.spoke.payment.PaymentServiceMain";
      case GATEWAY -> "org.spoke.gateway.GatewayMain";
      default -> throw new IllegalArgumentException("no service " + service);
    };
  }
}
