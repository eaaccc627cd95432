package org.spoke.gateway;

import org.spoke.base.process.ServiceProcess;

/** Runs the gateway as a process of its own. */
public final class GatewayMain {
  private GatewayMain() {}

  public static void main(String[] arguments) {
    ServiceProcess.main("gateway");
  }
}
