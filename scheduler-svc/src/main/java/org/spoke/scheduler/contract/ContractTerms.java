package org.spoke.scheduler.contract;

import java.time.Instant;
import java.util.List;

/**
 * Everything that tenant and provider agree on. The components' names are the names in the
 * document, so this record is also its description.
 *
 * @param type always {@value #TYPE}, so that a signature never stands for another kind of document
 * @param revision of the document's shape
 * @param durationSeconds longest time that VMs of the job may run
 * @param billing how the amount due follows from the time served
 * @param providerCanRead what the tenant cannot hide from the provider
 * @param reasonCodes every reason for which the contract can close
 */
public record ContractTerms(
    String type,
    int revision,
    String contract,
    String job,
    String escrow,
    Instant agreedAt,
    Tenant tenant,
    Provider provider,
    Image image,
    Resources resources,
    Lease lease,
    Price price,
    long durationSeconds,
    Deadlines deadlines,
    String restartPolicy,
    String billing,
    String providerCanRead,
    List<String> reasonCodes) {
  public static final String TYPE = "spoke.contract";
  public static final int REVISION = 1;

  public static final String BILLING =
      "Billed is the time from VM ready to VM gone, summed over the job's VMs, in milliseconds. Due is"
          + " billed time x lovelacePerHour / 3600000, rounded up, at least minimumChargeLovelace when"
          + " anything was served, at most maxPriceLovelace. Nothing served, nothing due.";

  public static final String PROVIDER_CAN_READ =
      "The provider can read the memory of a running VM, its console and every disk that is open in"
          + " it. What is inside of the SSH session is encrypted on its way to the VM.";

  public ContractTerms {
    if (!TYPE.equals(type) || revision != REVISION) {
      throw new IllegalArgumentException("Not a contract of revision 1: " + type + " " + revision);
    }
    reasonCodes = List.copyOf(reasonCodes);
  }

  /**
   * Who pays.
   *
   * @param publicKey Ed25519, hex
   * @param address Cardano address (bech32) that gets refunds
   */
  public record Tenant(String publicKey, String wallet, String address) {}

  /**
   * Who serves.
   *
   * @param publicKey Ed25519, hex
   * @param address Cardano address (bech32) that is paid
   */
  public record Provider(String publicKey, String device, String address) {}

  /**
   * What boots, and nothing else.
   *
   * @param digest {@code sha256:<64 hex>}
   */
  public record Image(String name, String digest) {}

  /** What the VM gets; memory and disk in MiB. */
  public record Resources(int cores, long memoryMib, long diskMib) {}

  /** What of the provider's device is held for the job alone. */
  public record Lease(String id, List<Integer> coreNumbers) {
    public Lease {
      coreNumbers = List.copyOf(coreNumbers);
    }
  }

  /** All in lovelace. */
  public record Price(long lovelacePerHour, long minimumChargeLovelace, long maxPriceLovelace) {}

  /**
   * Whole seconds, as Cardano's slots are.
   *
   * @param fundBy the escrow stands by then, or the contract is void
   * @param serviceEnd no VM runs after it
   * @param refundAfter the tenant alone may take the escrow back after it
   */
  public record Deadlines(Instant fundBy, Instant serviceEnd, Instant refundAfter) {
    public Deadlines {
      if (!fundBy.isBefore(serviceEnd) || !serviceEnd.isBefore(refundAfter)) {
        throw new IllegalArgumentException(
            "Deadlines out of order: " + fundBy + ", " + serviceEnd + ", " + refundAfter);
      }
    }
  }
}
