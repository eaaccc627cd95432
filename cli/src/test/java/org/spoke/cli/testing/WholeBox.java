package org.spoke.cli.testing;

/** A stand-in that has a recording for every operation of docs/reference/rest.md. */
public final class WholeBox {
  private static final String TAIL = "0123456789abcdefghjk";

  private WholeBox() {}

  public static RecordedBox open() {
    RecordedBox box = new RecordedBox();
    devices(box);
    money(box);
    jobs(box);
    return box.answers("GET /health", 200, "health")
        .answers("GET /events", 200, "events")
        .answers("GET /audit/money", 200, "money")
        .answers("POST /audit/replays", 201, "replay")
        .answers("GET /audit/replays/cmVwbGF5", 200, "replay");
  }

  private static void devices(RecordedBox box) {
    box.answers("GET /machine", 200, "machine")
        .answers("GET /devices", 200, "devices")
        .answers("POST /devices", 201, "device")
        .answers("GET /devices/dev_" + TAIL, 200, "device")
        .answers("PATCH /devices/dev_" + TAIL, 200, "device")
        .answers("DELETE /devices/dev_" + TAIL, 200, "device")
        .answers("PUT /devices/dev_" + TAIL + "/availability", 200, "device")
        .answers("GET /offers", 200, "offers");
  }

  private static void money(RecordedBox box) {
    box.answers("GET /wallets", 200, "wallets")
        .answers("POST /wallets", 201, "wallet-created")
        .answers("POST /wallets/import", 201, "wallet")
        .answers("GET /wallets/wal_" + TAIL, 200, "wallet")
        .answers("GET /wallets/wal_" + TAIL + "/balance", 200, "balance")
        .answers("GET /escrows", 200, "escrows")
        .answers("GET /escrows/esc_" + TAIL, 200, "escrow");
  }

  private static void jobs(RecordedBox box) {
    box.answers("GET /jobs", 200, "jobs")
        .answers("POST /jobs", 201, "job")
        .answers("GET /jobs/job_" + TAIL, 200, "job")
        .answers("POST /jobs/job_" + TAIL + "/stop", 200, "job")
        .answers("GET /jobs/job_" + TAIL + "/logs", 200, "console.txt")
        .answers("GET /contracts", 200, "contracts")
        .answers("GET /contracts/ctr_" + TAIL, 200, "contract")
        .answers("GET /vms", 200, "vms")
        .answers("GET /vms/vm_" + TAIL, 200, "vm")
        .answers("GET /images", 200, "images")
        .answers("GET /images/debian-minimal", 200, "image");
  }
}
