package org.spoke.registry;

import org.spoke.base.process.ServiceProcess;

/** Runs registry-svc as a process of its own. */
public final class RegistryServiceMain {
  private RegistryServiceMain() {}

  public static void main(String[] arguments) {
    ServiceProcess.main("registry");
  }
}
