package org.spoke.devnet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.cbor.MalformedCbor;
import org.spoke.devnet.transaction.TransactionDecoder;
import org.spoke.devnet.transaction.UnsupportedTransaction;

/** A signed transaction holds as it is, and in no other form. */
class MutationPropertyTest {
  private final LedgerScene scene = new LedgerScene();
  private final byte[] signed = scene.payment().bytesSignedBy(scene.tenant);

  @Test
  void unchangedItHolds() {
    assertThat(verdict(signed)).isEmpty();
  }

  @Test
  void everyFlippedBitIsRefused() {
    for (int bit = 0; bit < signed.length * Byte.SIZE; bit++) {
      byte[] changed = signed.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(verdict(changed)).as("bit %d", bit).isPresent();
    }
  }

  @Property(tries = 300)
  void aReplacedByteIsRefused(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value) {
    byte[] changed = signed.clone();
    int index = place % signed.length;
    if (changed[index] != value) {
      changed[index] = value;
      assertThat(verdict(changed)).isPresent();
    }
  }

  @Property(tries = 100)
  void aCutTransactionIsRefused(@ForAll @IntRange(max = 10_000) int length) {
    assertThat(verdict(Arrays.copyOf(signed, length % signed.length))).isPresent();
  }

  @Property(tries = 100)
  void aLongerTransactionIsRefused(@ForAll byte value) {
    byte[] longer = Arrays.copyOf(signed, signed.length + 1);
    longer[signed.length] = value;
    assertThat(verdict(longer)).isPresent();
  }

  private Optional<String> verdict(byte[] bytes) {
    try {
      return Ledger.check(TransactionDecoder.decode(bytes), scene.state()).map(Rejection::toString);
    } catch (MalformedCbor | UnsupportedTransaction e) {
      return Optional.of(e.getMessage());
    }
  }
}
