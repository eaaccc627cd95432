package org.spoke.vm.guest;

import java.nio.charset.StandardCharsets;
import org.spoke.vm.VmId;
import org.spoke.vm.image.CpioArchive;

/**
 * What makes an image's guest this VM's guest: a second archive behind the image's initramfs, with
 * the host key, the key that may enter and the name. The image itself stays untouched.
 */
public final class GuestSeed {
  private GuestSeed() {}

  /** The archive. */
  public static CpioArchive of(VmId id, GuestKeys keys) {
    return new CpioArchive()
        .directory("root", 0700)
        .directory("root/.ssh", 0700)
        .file("root/.ssh/authorized_keys", 0600, line(keys.client().openSshPublicKey()))
        .directory("etc/dropbear", 0700)
        .file("etc/dropbear/host_key", 0600, keys.host().dropbearPrivateKey())
        .file("etc/hostname", 0644, line(hostname(id)));
  }

  /** A host name has no underscore (RFC 952). */
  private static String hostname(VmId id) {
    return id.value().replace('_', '-');
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
