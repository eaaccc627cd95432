package org.spoke.scheduler;

import org.spoke.base.process.ServiceProcess;

/** Runs scheduler-svc as a process of its own. */
public final class SchedulerServiceMain {
  private SchedulerServiceMain() {}

  public static void main(String[] arguments) {
    ServiceProcess.main("scheduler");
  }
}
