package org.spoke.vm.hypervisor.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user that a VM's processes run as: a number of its own when this service is root, else the
 * service's own user. Privileges are dropped before QEMU is executed.
 *
 * @param uid user and group number
 * @param drops whether this service is root and so changes the user
 */
record RunAs(int uid, boolean drops) {
  /** Neither Debian nor systemd gives numbers from 60706 to 61183 to anybody. */
  static final int FIRST_UID = 60_706;

  /** One number for each VM: more VMs than this do not run on one machine. */
  static final int MAX_UIDS = 400;

  private static final Path KVM = Path.of("/dev/kvm");

  /** The user of this service. */
  static int ownUid() {
    return attribute(Path.of("/proc/self"), "unix:uid");
  }

  /** The command, run by {@code setpriv} without privileges and without a way to gain any. */
  List<String> wrap(List<String> command) {
    List<String> wrapped =
        new ArrayList<>(
            List.of(
                "setsid", "setpriv", "--no-new-privs", "--inh-caps=-all", "--ambient-caps=-all"));
    if (drops) {
      wrapped.addAll(List.of("--reuid", String.valueOf(uid), "--regid", String.valueOf(uid)));
      wrapped.addAll(groups());
      wrapped.add("--bounding-set=-all");
    }
    wrapped.addAll(command);
    return wrapped;
  }

  /** Gives the file to the user. */
  void own(Path file) throws IOException {
    if (drops) {
      Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** /dev/kvm is opened by its group, if that is not root's. */
  private static List<String> groups() {
    int kvmGroup = Files.exists(KVM) ? attribute(KVM, "unix:gid") : 0;
    return kvmGroup == 0
        ? List.of("--clear-groups")
        : List.of("--groups", String.valueOf(kvmGroup));
  }

  private static int attribute(Path file, String name) {
    try {
      return (int) Files.getAttribute(file, name);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " has no " + name, e);
    }
  }
}
