package org.spoke.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.eventlog.testing.OperatorCalls.assertProblem;
import static org.spoke.registry.api.RunningRegistry.onboarding;
import static org.spoke.registry.api.RunningRegistry.resources;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spoke.proto.common.v1.Price;
import org.spoke.proto.registry.v1.OnboardDeviceRequest;

/**
 * What an onboarding must not ask for; each refusal names the field, the figures and the remedy.
 */
class OnboardingRefusedTest {
  private static RunningRegistry registry;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @ParameterizedTest
  @CsvSource({
    "8, 8192, 40960, reserve.cores, 7",
    "4, 16384, 40960, reserve.memory_mib, 15360",
    "4, 8192, 102400, reserve.disk_mib, 97280"
  })
  void onboardingMoreThanTheMachineHasNamesTheFieldAndWhatThereIs(
      int cores, long memoryMib, long diskMib, String field, String most) {
    assertProblem(
        "reserve-too-large",
        () ->
            registry
                .devices()
                .onboard(onboarding().setReserve(resources(cores, memoryMib, diskMib)).build()),
        problem -> {
          assertThat(problem.field()).contains(field);
          assertThat(problem.detail()).contains("at most " + most, "The machine has 8 cores");
          assertThat(problem.type().remedy()).contains("spoke capacity");
        });
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 0", "5, -1"})
  void aPriceOfNothingOrLessIsRefused(long lovelace, long ntxUnits) {
    Price price =
        Price.newBuilder().setLovelacePerHour(lovelace).setNtxUnitsPerHour(ntxUnits).build();

    assertProblem(
        "price-not-positive",
        () -> registry.devices().onboard(onboarding().setPrice(price).build()),
        problem -> {
          assertThat(problem.field()).contains("price");
          assertThat(problem.detail()).contains(lovelace + " lovelace", ntxUnits + " NTX units");
        });
  }

  @Test
  void fieldsThatCannotBeReadAreNamed() {
    assertRefusedIn("name", "", onboarding().setName(""));
    assertRefusedIn("name", "", onboarding().setName("two words"));
    assertRefusedIn("reserve.cores", "", onboarding().clearReserve());
    assertRefusedIn("reserve.disk_mib", "", onboarding().setReserve(resources(1, 1, -5)));
    assertRefusedIn("wallet_address", "checksum", onboarding().setWalletAddress(wrongLetter()));
    assertRefusedIn(
        "wallet_address",
        "This box is on devnet",
        onboarding()
            .setWalletAddress("addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8"));
  }

  private static void assertRefusedIn(
      String field, String words, OnboardDeviceRequest.Builder onboarding) {
    String slug = field.equals("wallet_address") ? "wallet-address-invalid" : "invalid-field";
    assertProblem(
        slug,
        () -> registry.devices().onboard(onboarding.build()),
        problem -> {
          assertThat(problem.field()).contains(field);
          assertThat(problem.detail()).contains(words);
        });
  }

  private static String wrongLetter() {
    return RunningRegistry.WALLET.replace("spjrlsz", "spjrlsy");
  }
}
