package org.spoke.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.testing.Mutations;

class SignedRecordsTest {
  private static final byte[] TEXT = {1, 2, 3};

  private final MovableClock clock = new MovableClock();
  private final SignedRecords records = new SignedRecords("rec", clock);
  private final PrivateKey author = Keys.ed25519(new byte[32]);
  private final byte[] key = records.key(PeerId.of(author.publicKey()), "news");
  private final Instant tomorrow = clock.instant().plus(Duration.ofDays(1));

  @Test
  void whatItsAuthorHasSignedIsRead() {
    SignedRecords.SignedRecord opened = records.open(key, signed(7, tomorrow));

    assertThat(opened.author()).isEqualTo(PeerId.of(author.publicKey()));
    assertThat(opened.sequence()).isEqualTo(7);
    assertThat(opened.value()).isEqualTo(TEXT);
  }

  @Test
  void anExpiredRecordIsRefused() {
    byte[] value = signed(1, tomorrow);
    clock.advance(Duration.ofDays(1));

    assertRefused(key, value, "expired");
  }

  @Test
  void aRecordUnderAnotherKeyIsRefused() {
    PrivateKey other =
        Keys.ed25519(
            new byte[] {
              1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
              25, 26, 27, 28, 29, 30, 31, 32
            });
    PeerId self = PeerId.of(author.publicKey());

    assertRefused(records.key(self, "olds"), signed(1, tomorrow), "not its own");
    assertRefused(key, records.sign(other, "news", 1, tomorrow, TEXT), "not its own");
    assertRefused(
        new SignedRecords("other", clock).key(self, "news"), signed(1, tomorrow), "not its own");
  }

  @Test
  void theHighestNumberWinsWhateverTheOrder() {
    byte[] first = signed(1, tomorrow.plusSeconds(60));
    byte[] second = signed(2, tomorrow);
    byte[] secondForLonger = signed(2, tomorrow.plusSeconds(1));

    assertThat(records.select(key, List.of(first, second))).isEqualTo(1);
    assertThat(records.select(key, List.of(second, first))).isZero();
    assertThat(records.select(key, List.of(first, secondForLonger, second))).isEqualTo(1);
  }

  @Test
  void aFaultyRecordIsRefusedOrWhatTheAuthorHasSigned() {
    byte[] valid = signed(1, tomorrow);
    Mutations.of(valid, 500, 1)
        .forEach(
            faulty -> {
              try {
                assertThat(records.open(key, faulty).value()).isEqualTo(TEXT);
              } catch (IllegalArgumentException refused) {
                assertThat(refused).message().isNotBlank();
              }
            });
  }

  private byte[] signed(long sequence, Instant expiry) {
    return records.sign(author, "news", sequence, expiry, TEXT);
  }

  private void assertRefused(byte[] under, byte[] value, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> records.validate(under, value))
        .withMessageContaining(reason);
  }
}
