package org.spoke.vm.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.vm.VmId;

class GuestKeyStoreTest {
  private static final VmId ONE = new VmId("vm_00000000000000000001");
  private static final VmId RESTARTED = new VmId("vm_00000000000000000001-1");

  @TempDir Path folder;

  @Test
  void keysAreMadeOnceForEachVmAndReadByTheirOwnerOnly() throws IOException {
    GuestKeys keys = store().keysOf(ONE);
    assertThat(publicKey(store().keysOf(ONE))).isEqualTo(publicKey(keys));
    assertThat(publicKey(store().keysOf(RESTARTED))).isNotEqualTo(publicKey(keys));
    try (var files = Files.list(folder.resolve("keys"))) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    store().discard(ONE);
    assertThat(publicKey(store().keysOf(ONE))).isNotEqualTo(publicKey(keys));
  }

  /** RFC 8032, section 7.1, test 1. */
  @Test
  void thePublicKeyFollowsFromTheSeed() {
    Ed25519Pair pair =
        Ed25519Pair.ofSeed(
            HexFormat.of()
                .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    byte[] blob = Base64.getDecoder().decode(pair.openSshPublicKey().split(" ", 2)[1]);
    assertThat(HexFormat.of().formatHex(blob))
        .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  private GuestKeyStore store() {
    return new GuestKeyStore(folder.resolve("keys"), new SecureRandom());
  }

  private static String publicKey(GuestKeys keys) {
    return keys.host().openSshPublicKey();
  }
}
