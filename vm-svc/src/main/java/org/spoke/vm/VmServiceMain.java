package org.spoke.vm;

import org.spoke.base.process.ServiceProcess;

/** Runs the VM service as its own process. */
public final class VmServiceMain {
  private VmServiceMain() {}

  public static void main(String[] arguments) {
    ServiceProcess.main("vm");
  }
}
