package org.spoke.devnet.realnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spoke.devnet.Devnet;
import org.spoke.devnet.DevnetSettings;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.TransactionInput;

/** What a real node takes the devnet takes, and what a real node refuses the devnet refuses. */
@EnabledIfEnvironmentVariable(
    named = "SPOKE_CARDANO_NODE",
    matches = ".+",
    disabledReason = "SPOKE_CARDANO_NODE names no real Cardano node to compare with")
class SameVerdictTest {
  private static final List<Attempt> ATTEMPTS = Attempts.all();

  @TempDir static Path folder;
  private static RealNode node;
  private static Devnet devnet;
  private static Network real;
  private static Network ours;
  private static List<TransactionInput> realMoney;
  private static List<TransactionInput> ourMoney;

  @BeforeAll
  static void start() throws Exception {
    Path genesis = Path.of(System.getenv("SPOKE_CARDANO_GENESIS"));
    node = RealNode.start(Path.of(System.getenv("SPOKE_CARDANO_NODE")), genesis, folder);
    devnet =
        Devnet.start(
            DevnetSettings.of(folder.resolve("devnet"), 0)
                .withBlockInterval(Duration.ofMillis(100)));
    real = new BlockfrostNetwork(node.url(), FaucetKeys.ofRealNode(genesis));
    ours = new BlockfrostNetwork(devnet.url(), FaucetKeys.ofDevnet());
    List<Address> owners = ATTEMPTS.stream().map(Attempt::owner).toList();
    realMoney = real.fund(owners, Attempts.HELD);
    ourMoney = ours.fund(owners, Attempts.HELD);
  }

  @AfterAll
  static void stop() throws Exception {
    if (devnet != null) {
      devnet.close();
    }
    if (node != null) {
      node.close();
    }
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void bothNetworksSayTheSame(Attempt attempt) throws Exception {
    Optional<String> theirs = attempt(real, realMoney, attempt);
    Optional<String> mine = attempt(ours, ourMoney, attempt);

    assertThat(mine.isPresent())
        .as("real node: %s, devnet: %s", theirs, mine)
        .isEqualTo(theirs.isPresent());
  }

  static List<Attempt> attempts() {
    return ATTEMPTS;
  }

  private static Optional<String> attempt(
      Network network, List<TransactionInput> money, Attempt attempt) throws Exception {
    TransactionInput own = money.get(ATTEMPTS.indexOf(attempt));
    return network.submit(attempt.builder().build(own, network.slot()));
  }
}
