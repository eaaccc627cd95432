package org.spoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spoke.cli.testing.ClientRun;
import org.spoke.cli.testing.RecordedBox;
import org.spoke.cli.testing.WholeBox;

/**
 * Every verb in both forms: for people as {@code src/test/resources/shown/<name>.txt} says, for
 * programs the body that the box sent. With {@code -Dspoke.record=true} the shown files are
 * written.
 */
class EveryVerbTest {
  private static final Path SHOWN = Path.of("src/test/resources/shown");

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: spoke {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          health          | health | health
          onboard         | onboard --name rack-1 --cores 4 --memory 8GiB --disk 100GiB --price 0.05 --wallet provider | device
          offboard        | offboard --force | device
          resource-config | resource-config --cores 4 | device
          device-status   | device status | device
          device-set      | device set --price 0.05 --available | device
          device-list     | device list | devices
          offers          | offers | offers
          wallet-new      | wallet new --name provider | wallet-created
          wallet-import   | wallet import --name provider | wallet
          wallet-list     | wallet list | wallets
          wallet-show     | wallet show provider | wallet
          wallet-balance  | wallet show provider --balance | balance
          job-list        | job list | jobs
          job-show        | job show job_0123456789abcdefghjk | job
          job-stop        | job stop job_0123456789abcdefghjk | job
          job-run         | job run --image debian-minimal --cores 1 --memory 256MiB --disk 1GiB --max-price 0.1 --duration 1h30m --wallet tenant | job
          job-logs        | job logs job_0123456789abcdefghjk | console.txt
          contract-list   | contract list | contracts
          contract-show   | contract show ctr_0123456789abcdefghjk | contract
          vm-list         | vm list | vms
          vm-show         | vm show vm_0123456789abcdefghjk | vm
          image-list      | image list | images
          image-show      | image show debian-minimal | image
          escrow-list     | escrow list | escrows
          escrow-show     | escrow show esc_0123456789abcdefghjk | escrow
          events-list     | events list --service payment --type EscrowFunded | events
          audit-money     | audit money | money
          audit-replay    | audit replay | replay
          """)
  void aVerbShowsATableToPeopleAndTheBodyToPrograms(String name, String arguments, String recording)
      throws IOException {
    try (RecordedBox box = WholeBox.open()) {
      ClientRun table = ClientRun.against(box.url(), folder, "abandon art\n", arguments.split(" "));
      ClientRun json =
          ClientRun.against(
              box.url(), folder, "abandon art\n", (arguments + " -o json").split(" "));

      assertThat(table.err()).doesNotContain("spoke:");
      assertThat(table.exitCode()).isZero();
      assertThat(table.out()).isEqualTo(shown(name, table.out()));
      assertThat(json.exitCode()).isZero();
      assertThat(json.out().stripTrailing()).isEqualTo(RecordedBox.recorded(recording));
    }
  }

  @ParameterizedTest
  @CsvSource({"info", "capacity"})
  void aVerbThatAsksTwiceJoinsTheBodies(String verb) throws IOException {
    try (RecordedBox box = WholeBox.open()) {
      ClientRun table = ClientRun.against(box, folder, verb);
      ClientRun json = ClientRun.against(box, folder, verb, "-o", "json");

      String withoutPort = table.out().replace(box.url(), "http://127.0.0.1:9999");
      assertThat(withoutPort).isEqualTo(shown(verb, withoutPort));
      assertThat(json.out()).contains("\"devices\":" + RecordedBox.recorded("devices"));
    }
  }

  private static String shown(String name, String actual) throws IOException {
    if (Boolean.getBoolean("spoke.record")) {
      Files.createDirectories(SHOWN);
      Files.writeString(SHOWN.resolve(name + ".txt"), actual);
    }
    try (InputStream in = Files.newInputStream(SHOWN.resolve(name + ".txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
