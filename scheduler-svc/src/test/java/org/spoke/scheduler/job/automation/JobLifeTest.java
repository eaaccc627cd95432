package org.spoke.scheduler.job.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spoke.proto.scheduler.v1.Contract;
import org.spoke.proto.scheduler.v1.GetContractRequest;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.scheduler.box.FakeBox;
import org.spoke.scheduler.box.RunningScheduler;
import org.spoke.scheduler.contract.ContractSignature;
import org.spoke.scheduler.contract.ContractTerms;
import org.spoke.scheduler.contract.ContractVerification;
import org.spoke.scheduler.contract.Role;
import org.spoke.scheduler.contract.SignedContract;
import org.spoke.scheduler.job.JobId;

/** From a request to a settled escrow. */
class JobLifeTest {
  @RegisterExtension static final JobsAtWork jobs = new JobsAtWork();

  @Test
  void aJobRunsFromRequestToSettledEscrow() {
    JobId job = jobs.run();
    Job running = jobs.awaitStatus(job, JobStatus.JOB_STATUS_RUNNING);
    assertThat(running.getVmId()).isEqualTo(job.vm(0));
    assertThat(running.getDueLovelace()).isGreaterThanOrEqualTo(1_000_000);

    jobs.stopByTenant(job);
    jobs.awaitStopOfVm(job);
    jobs.vmGone(job, 0, "STOPPED", 1800);
    Job stopping = jobs.awaitStatus(job, JobStatus.JOB_STATUS_STOPPING);
    assertThat(stopping.getBilledMs()).isEqualTo(1_800_000);
    assertThat(stopping.getDueLovelace()).isEqualTo(1_000_000);
    jobs.escrowSettled(job);

    Job settled = jobs.awaitStatus(job, JobStatus.JOB_STATUS_SETTLED);
    assertThat(settled.getReason()).isEqualTo("STOPPED_BY_TENANT");
    jobs.awaitLeaseReleased(job);
  }

  @Test
  void theContractSaysWhatBothAgreedOn() {
    JobId job = jobs.submit(RunningScheduler.spec());
    jobs.awaitStatus(job, JobStatus.JOB_STATUS_CONTRACTED);

    Contract contract =
        jobs.scheduler()
            .contracts()
            .get(GetContractRequest.newBuilder().setId(job.contract()).build());
    ContractTerms terms = ContractVerification.verify(signed(contract));

    assertThat(terms.image().digest()).isEqualTo(FakeBox.IMAGE.digest());
    assertThat(terms.price().maxPriceLovelace()).isEqualTo(2_000_000);
    assertThat(terms.lease().coreNumbers()).containsExactly(0, 1);
    assertThat(terms.providerCanRead()).contains("memory of a running VM");
    jobs.cancel(job);
  }

  /** Complaints 1 and 9: a restart of a service closes no contract and loses no state. */
  @Test
  void aRestartInEveryStateChangesNothing() {
    JobId job = jobs.submit(RunningScheduler.spec());
    jobs.scheduler().restart();
    jobs.awaitStatus(job, JobStatus.JOB_STATUS_CONTRACTED);
    jobs.scheduler().restart();
    jobs.escrowFunded(job);
    jobs.scheduler().restart();
    jobs.awaitStatus(job, JobStatus.JOB_STATUS_STARTING);
    jobs.scheduler().restart();
    jobs.awaitLaunch(job, 0);
    jobs.vmReady(job, 0, 0);
    jobs.scheduler().restart();
    jobs.awaitStatus(job, JobStatus.JOB_STATUS_RUNNING);
    jobs.stopByTenant(job);
    jobs.scheduler().restart();
    jobs.vmGone(job, 0, "STOPPED", 3600);
    jobs.scheduler().restart();
    jobs.escrowSettled(job);
    jobs.scheduler().restart();

    Job settled = jobs.awaitStatus(job, JobStatus.JOB_STATUS_SETTLED);
    assertThat(settled.getDueLovelace()).isEqualTo(2_000_000);
    jobs.awaitLeaseReleased(job);
  }

  @Test
  void aVmThatDiesIsReplacedAndOnlyReadyTimeIsBilled() {
    JobId job = jobs.run();
    jobs.vmGone(job, 0, "KILLED", 600);
    jobs.awaitLaunch(job, 1);
    jobs.vmReady(job, 1, 700);
    jobs.vmGone(job, 1, "POWERED_OFF", 1300);
    jobs.escrowSettled(job);

    Job settled = jobs.awaitStatus(job, JobStatus.JOB_STATUS_SETTLED);
    assertThat(settled.getReason()).isEqualTo("POWERED_OFF");
    assertThat(settled.getRestarts()).isEqualTo(1);
    assertThat(settled.getBilledMs()).isEqualTo(1_200_000);
  }

  private static SignedContract signed(Contract contract) {
    List<ContractSignature> signatures =
        contract.getSignaturesList().stream()
            .map(
                each ->
                    new ContractSignature(
                        each.getRole().equals("tenant") ? Role.TENANT : Role.PROVIDER,
                        hex(each.getPublicKey()),
                        hex(each.getSignature())))
            .toList();
    return new SignedContract(
        contract.getDocument().toStringUtf8(), contract.getDocumentSha256(), signatures);
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
