package org.spoke.vm.hypervisor.qemu;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.spoke.vm.hypervisor.Acceleration;
import org.spoke.vm.hypervisor.VmSpec;

/**
 * QEMU's command line. Every path is relative to the VM's run folder, which QEMU is started in, so
 * an unprivileged QEMU needs no way through the folders above.
 *
 * @param sshPort the host's loopback port that leads to the guest's port 22; empty for no network
 * @param kernelArguments what is added to the kernel's command line
 */
record QemuCommand(
    String program,
    VmSpec spec,
    Acceleration acceleration,
    OptionalInt sshPort,
    String kernelArguments) {
  static final String KERNEL = "kernel";
  static final String INITRAMFS = "initramfs.img";
  static final String CONSOLE = "console.log";
  static final String QMP_SOCKET = "qmp";

  List<String> toArguments() {
    List<String> arguments = new ArrayList<>(pinning());
    arguments.add(program);
    arguments.addAll(machine());
    arguments.addAll(boot());
    arguments.addAll(devices());
    arguments.addAll(sandbox());
    return arguments;
  }

  private List<String> pinning() {
    if (spec.pinnedCores().isEmpty()) {
      return List.of();
    }
    String cores =
        spec.pinnedCores().stream().map(String::valueOf).collect(Collectors.joining(","));
    return List.of("taskset", "--cpu-list", cores);
  }

  private List<String> machine() {
    return List.of(
        "-name",
        "guest=" + spec.id(),
        "-M",
        "microvm,rtc=on",
        "-accel",
        acceleration == Acceleration.KVM ? "kvm" : "tcg,thread=multi",
        "-cpu",
        acceleration == Acceleration.KVM ? "host" : "max",
        "-m",
        String.valueOf(spec.memoryMib()),
        "-smp",
        String.valueOf(spec.cores()),
        "-nodefaults",
        "-no-user-config",
        "-no-reboot",
        "-display",
        "none");
  }

  private List<String> boot() {
    // without the rate most emulated boots hang in the calibration of the clock
    String line =
        "%s tsc_early_khz=%d %s"
            .formatted(
                spec.image().manifest().commandLine(), HostClockRate.kilohertz(), kernelArguments);
    return List.of("-kernel", KERNEL, "-initrd", INITRAMFS, "-append", line.strip());
  }

  private List<String> devices() {
    List<String> devices =
        new ArrayList<>(
            List.of(
                "-chardev",
                "file,id=console,path=" + CONSOLE + ",append=on", // may be cut while it is open
                "-serial",
                "chardev:console",
                "-qmp",
                "unix:" + QMP_SOCKET + ",server=on,wait=off",
                "-device",
                "virtio-rng-device"));
    sshPort.ifPresent(port -> devices.addAll(network(port)));
    return devices;
  }

  /** {@code restrict=on} keeps the guest off the host's network and the world. */
  private static List<String> network(int port) {
    return List.of(
        "-netdev",
        "user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:" + port + "-:22",
        "-device",
        "virtio-net-device,netdev=net");
  }

  private static List<String> sandbox() {
    return List.of(
        "-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny");
  }
}
