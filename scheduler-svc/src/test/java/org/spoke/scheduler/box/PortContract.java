package org.spoke.scheduler.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.Reason;
import org.spoke.scheduler.job.Resources;
import org.spoke.scheduler.offer.Lease;
import org.spoke.scheduler.offer.Leases;
import org.spoke.scheduler.offer.OfferSource;
import org.spoke.scheduler.payment.EscrowReport;
import org.spoke.scheduler.payment.Payments;
import org.spoke.scheduler.vm.VmHost;
import org.spoke.scheduler.vm.VmOrder;
import org.spoke.scheduler.vm.VmReport;

/** What reactions rely on at the ports: it holds for the fakes and for the gRPC adapters alike. */
abstract class PortContract {
  private static final JobId JOB = new JobId("job_7f3k0c2m9a4q5w8e1r6t");
  private static final String VM = JOB.vm(0);
  private static final Resources TWO_CORES = new Resources(2, 2048, 10_240);
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

  protected final FakeBox box = new FakeBox();

  abstract OfferSource offers();

  abstract Leases leases();

  abstract VmHost host();

  abstract Payments payments();

  @Test
  void offersThatAreTooSmallAreNotShown() {
    assertThat(offers().offers(TWO_CORES))
        .singleElement()
        .satisfies(
            offer -> {
              assertThat(offer.device()).isEqualTo(FakeBox.DEVICE);
              assertThat(offer.lovelacePerHour()).isEqualTo(2_000_000);
              assertThat(offer.providerAddress()).isEqualTo("addr_test1provider");
            });
    assertThat(offers().offers(new Resources(1024, 1, 1))).isEmpty();
  }

  @Test
  void reservingTwiceIsReservingOnce() {
    Lease first = leases().reserve(JOB, FakeBox.DEVICE, TWO_CORES).orElseThrow();

    assertThat(leases().reserve(JOB, FakeBox.DEVICE, TWO_CORES)).contains(first);
    assertThat(leases().find(JOB)).contains(first);
    assertThat(first.id()).isEqualTo(JOB.lease());
    assertThat(first.coreNumbers()).containsExactly(0, 1);
  }

  @Test
  void whatIsTakenCannotBeReserved() {
    box.registry.takeAll(FakeBox.DEVICE);

    assertThat(leases().reserve(JOB, FakeBox.DEVICE, TWO_CORES)).isEmpty();
    assertThat(leases().find(JOB)).isEmpty();
  }

  @Test
  void aReleasedLeaseStaysReleasedAndOneThatNeverWasIsFine() {
    leases().release(JOB);
    leases().reserve(JOB, FakeBox.DEVICE, TWO_CORES);
    leases().release(JOB);
    leases().release(JOB);

    assertThat(leases().find(JOB).map(Lease::held)).contains(false);
    assertThat(leases().reserve(JOB, FakeBox.DEVICE, TWO_CORES)).isEmpty();
  }

  @Test
  void imagesAreKnownByNameAndByDigest() {
    assertThat(host().image(FakeBox.IMAGE.name())).contains(FakeBox.IMAGE);
    assertThat(host().image(FakeBox.IMAGE.digest())).contains(FakeBox.IMAGE);
    assertThat(host().image("no-such-image")).isEmpty();
  }

  @Test
  void aVmIsReportedFromItsLaunchToItsEnd() {
    assertThat(host().report(VM)).isEqualTo(new VmReport.Unknown());
    assertThat(host().launch(order(FakeBox.IMAGE.digest()))).isEmpty();
    assertThat(host().report(VM)).isEqualTo(new VmReport.Booting());
    box.host.ready(VM, NOON);
    assertThat(host().report(VM)).isEqualTo(new VmReport.Ready(NOON));
    box.host.gone(VM, Reason.KILLED, "signal 9", NOON);
    assertThat(host().report(VM)).isEqualTo(new VmReport.Gone(Reason.KILLED, "signal 9", NOON));
  }

  @Test
  void anImageThatIsNotThereIsAFinalRefusal() {
    assertThat(host().launch(order("sha256:" + "0".repeat(64))))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.IMAGE_UNKNOWN));
  }

  @Test
  void stoppingTellsWhetherThereIsSuchAVm() {
    assertThat(host().stop(VM)).isFalse();
    host().launch(order(FakeBox.IMAGE.digest()));
    assertThat(host().stop(VM)).isTrue();
  }

  @Test
  void whoIsAwayIsAskedAgain() {
    box.registry.away(true);
    box.host.away(true);

    assertPasses(() -> offers().offers(TWO_CORES));
    assertPasses(() -> leases().find(JOB));
    assertPasses(() -> leases().reserve(JOB, FakeBox.DEVICE, TWO_CORES));
    assertPasses(() -> leases().release(JOB));
    assertPasses(() -> host().launch(order(FakeBox.IMAGE.digest())));
    assertPasses(() -> host().stop(VM));
    assertPasses(() -> host().report(VM));
  }

  @Test
  void walletsAndEscrowsAreKnownOrNot() {
    box.payments.escrow(JOB.escrow(), new EscrowReport(true, 4_000_000));

    assertThat(payments().addressOf(FakeBox.WALLET)).contains("addr_test1tenant");
    assertThat(payments().addressOf("wal_zzzzzzzzzzzzzzzzzzzz")).isEmpty();
    assertThat(payments().escrow(JOB.escrow())).contains(new EscrowReport(true, 4_000_000));
    assertThat(payments().escrow("esc_zzzzzzzzzzzzzzzzzzzz")).isEmpty();
  }

  private static VmOrder order(String digest) {
    return new VmOrder(VM, JOB, digest, TWO_CORES, List.of(0, 1));
  }

  private static void assertPasses(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.type().grpcCode())
                    .isEqualTo(CommonProblem.SERVICE_UNAVAILABLE.grpcCode()));
  }
}
