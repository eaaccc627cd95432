package org.spoke.scheduler.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.spoke.scheduler.contract.ContractTerms;
import org.spoke.scheduler.contract.Pricing;
import org.spoke.scheduler.contract.SignedContract;
import org.spoke.scheduler.job.JobEvent.ContractSigned;
import org.spoke.scheduler.job.JobEvent.SettlementRequested;

/** What a job's contract says, and what follows from it: pure functions. */
public final class JobContract {
  private JobContract() {}

  /**
   * The terms on which this job runs in this lease.
   *
   * @param tenantKey the tenant's Ed25519 public key, hex
   * @param providerKey the provider's, hex
   * @param now when it is agreed on
   */
  public static ContractTerms terms(
      JobId job, JobSpec spec, Match match, String tenantKey, String providerKey, Instant now) {
    Resources resources = spec.resources();
    return new ContractTerms(
        ContractTerms.TYPE,
        ContractTerms.REVISION,
        job.contract(),
        job.text(),
        job.escrow(),
        now.truncatedTo(ChronoUnit.SECONDS),
        new ContractTerms.Tenant(tenantKey, spec.wallet(), spec.tenantAddress()),
        new ContractTerms.Provider(providerKey, match.device(), match.providerAddress()),
        new ContractTerms.Image(spec.image(), spec.imageDigest()),
        new ContractTerms.Resources(resources.cores(), resources.memoryMib(), resources.diskMib()),
        new ContractTerms.Lease(match.lease(), match.coreNumbers()),
        price(spec, match),
        spec.durationSeconds(),
        deadlines(spec, now.truncatedTo(ChronoUnit.SECONDS)),
        spec.restartPolicy().name(),
        ContractTerms.BILLING,
        ContractTerms.PROVIDER_CAN_READ,
        Reason.codes());
  }

  /** The event that a contract with both signatures stands for. */
  static ContractSigned signed(
      JobId job, ContractTerms terms, SignedContract contract, Instant at) {
    return new ContractSigned(
        terms.contract(),
        job,
        terms.escrow(),
        contract.documentSha256(),
        terms.tenant().wallet(),
        terms.provider().address(),
        terms.price().lovelacePerHour(),
        terms.price().minimumChargeLovelace(),
        terms.price().maxPriceLovelace(),
        terms.deadlines().fundBy(),
        terms.deadlines().serviceEnd(),
        terms.deadlines().refundAfter(),
        contract.document(),
        contract.signatures(),
        at);
  }

  /** What is due for the time served, as the contract prices it. */
  static SettlementRequested settlement(
      ContractSigned contract, Served served, Reason reason, Instant at) {
    return new SettlementRequested(
        contract.job(),
        contract.contract(),
        contract.escrow(),
        pricing(contract).dueLovelace(served.billedMs()),
        served.billedMs(),
        served.from(),
        served.until(),
        reason,
        at);
  }

  /** The contract's price, for what is due at any moment. */
  public static Pricing pricing(ContractSigned contract) {
    return new Pricing(
        contract.lovelacePerHour(), contract.minimumChargeLovelace(), contract.maxPriceLovelace());
  }

  private static ContractTerms.Price price(JobSpec spec, Match match) {
    Pricing pricing = Pricing.of(match.lovelacePerHour(), spec.duration());
    return new ContractTerms.Price(
        pricing.lovelacePerHour(), pricing.minimumChargeLovelace(), pricing.maxPriceLovelace());
  }

  private static ContractTerms.Deadlines deadlines(JobSpec spec, Instant agreedAt) {
    Instant fundBy = agreedAt.plus(JobLimits.FUND_WITHIN);
    Instant serviceEnd =
        fundBy.plus(JobLimits.BOOT_WITHIN.multipliedBy(1 + Job.MAX_RESTARTS)).plus(spec.duration());
    return new ContractTerms.Deadlines(
        fundBy, serviceEnd, serviceEnd.plus(JobLimits.SETTLE_WITHIN));
  }
}
