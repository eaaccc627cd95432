package org.spoke.scheduler.box;

import org.spoke.scheduler.job.Resources;
import org.spoke.scheduler.offer.Offer;
import org.spoke.scheduler.vm.Image;

/** All that a scheduler talks to. It outlives a restart of the scheduler, as the services do. */
public final class FakeBox {
  public static final Image IMAGE = new Image("debian-minimal", "sha256:" + "ab".repeat(32));
  public static final String WALLET = "wal_00000000000000000000";
  public static final String DEVICE = "dev_00000000000000000000";

  public final FakeRegistry registry = new FakeRegistry();
  public final FakeVmHost host = new FakeVmHost();
  public final FakePayments payments = new FakePayments();

  /** With an image, a wallet, and a device of 400 cores at 2 ADA an hour. */
  public FakeBox() {
    host.image(IMAGE);
    payments.wallet(WALLET, "addr_test1tenant");
    registry.offer(
        new Offer(
            "off_00000000000000000000",
            DEVICE,
            new Resources(400, 819_200, 4_096_000),
            2_000_000,
            "addr_test1provider"));
  }
}
