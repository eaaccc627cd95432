package org.spoke.vm.image;

import java.util.List;

/**
 * The recipe of an image.
 *
 * @param name what a job asks for
 * @param kernelPackage the Debian package that depends on the newest kernel
 * @param packages the Debian packages whose files are used
 * @param programs files of these packages that go into the guest, at the same path
 * @param libraries shared libraries of these packages, by file name
 * @param modules kernel modules that the guest loads at boot, with what they depend on
 * @param commandLine what the kernel is told
 * @param ownFiles files that Spoke adds; they lie beside this class in a folder of the name
 */
public record ImageTemplate(
    String name,
    String kernelPackage,
    List<String> packages,
    List<String> programs,
    List<String> libraries,
    List<String> modules,
    String commandLine,
    List<OwnFile> ownFiles) {

  /** A file of Spoke's in the guest. */
  public record OwnFile(String resource, String path, int permissions) {}

  /** A guest that offers a root shell over SSH and little else: busybox and dropbear. */
  public static ImageTemplate debianMinimal() {
    return new ImageTemplate(
        "debian-minimal",
        "linux-image-cloud-amd64",
        List.of(
            "busybox-static",
            "dropbear-bin",
            "libc6",
            "libcrypt1",
            "libgmp10",
            "libtomcrypt1",
            "libtommath1",
            "zlib1g"),
        List.of("bin/busybox", "usr/sbin/dropbear"),
        List.of(
            "ld-linux-x86-64.so.2",
            "libc.so.6",
            "libcrypt.so.1",
            "libgmp.so.10",
            "libtomcrypt.so.1",
            "libtommath.so.1",
            "libz.so.1"),
        List.of("virtio_mmio", "virtio_net", "virtio_blk", "virtio-rng", "button", "evdev"),
        "console=ttyS0 quiet panic=-1 tsc=reliable",
        List.of(
            new OwnFile("init", "init", 0755),
            new OwnFile("inittab", "etc/inittab", 0644),
            new OwnFile("power-button", "sbin/power-button", 0755),
            new OwnFile("passwd", "etc/passwd", 0644),
            new OwnFile("shadow", "etc/shadow", 0600),
            new OwnFile("shells", "etc/shells", 0644),
            new OwnFile("profile", "etc/profile", 0644)));
  }
}
