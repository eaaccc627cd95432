package org.spoke.payment;

import org.spoke.base.process.ServiceProcess;

/** Runs payment-svc as a process of its own. */
public final class PaymentServiceMain {
  private PaymentServiceMain() {}

  public static void main(String[] arguments) {
    ServiceProcess.main("payment");
  }
}
