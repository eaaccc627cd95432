package org.spoke.vm.hypervisor.qemu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.spoke.vm.hypervisor.VmSpec;

/**
 * The folder of one VM. The outer part is this service's; {@code run} belongs to the VM's user and
 * is where QEMU works. What lies in {@code run} may be forged by a guest that broke out: it is read
 * without following links, within limits, and never trusted for more than this VM.
 */
final class VmFolder {
  static final String SUPERVISOR = "supervisor";
  private static final String EXIT = "exit";
  private static final Pattern STATUS = Pattern.compile("[0-9]{1,3}");
  private static final int MAX_NOTE_BYTES = 4096; // the supervisor's notes have 100 bytes
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;

  VmFolder(Path root) {
    this.root = root;
  }

  /** Process and the number of times that the host had run out of memory when it began. */
  record Launched(ProcessIdentity process, long memoryKills) {}

  Path root() {
    return root;
  }

  Path run() {
    return root.resolve("run");
  }

  Path qmpSocket() {
    return run().resolve(QemuCommand.QMP_SOCKET);
  }

  /** QEMU's own words. */
  Path qemuLog() {
    return run().resolve("qemu.log");
  }

  void create(MachineRecord machine) throws IOException {
    Files.createDirectories(root.getParent(), OWNER_ONLY);
    Files.createDirectory(root, OWNER_ONLY);
    machine.write(root.resolve("machine.json"));
    Files.createDirectory(run(), OWNER_ONLY);
  }

  Optional<MachineRecord> machine() throws IOException {
    try {
      return Optional.of(MachineRecord.read(root.resolve("machine.json")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Puts in what boots, and gives it all to the VM's user. */
  void fill(VmSpec spec, RunAs user) throws IOException {
    Path kernel = run().resolve(QemuCommand.KERNEL);
    linkOrCopy(spec.image().kernel(), kernel); // stays the image's: read-only for everybody
    Path initramfs = run().resolve(QemuCommand.INITRAMFS);
    try (OutputStream out = Files.newOutputStream(initramfs)) {
      Files.copy(spec.image().initramfs(), out);
      out.write(spec.seed().toBytes());
    }
    Path supervisor = run().resolve(SUPERVISOR);
    try (InputStream script = VmFolder.class.getResourceAsStream(SUPERVISOR)) {
      Files.copy(script, supervisor);
    }
    Files.createFile(qemuLog());
    for (Path each : Set.of(initramfs, supervisor, qemuLog(), run())) {
      user.own(each);
    }
  }

  /** What the supervisor noted when it had started QEMU. */
  Optional<Launched> launched() throws IOException {
    Optional<String> note = note("process");
    if (note.isEmpty()) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    properties.load(new StringReader(note.get()));
    ProcessIdentity process =
        new ProcessIdentity(
            number(properties, "pid"),
            number(properties, "startTick"),
            properties.getProperty("bootId", ""));
    return Optional.of(new Launched(process, number(properties, "memoryKills")));
  }

  boolean hasExitStatus() {
    return Files.exists(run().resolve(EXIT), LinkOption.NOFOLLOW_LINKS);
  }

  /** The exit status that the supervisor noted. */
  OptionalInt exitStatus() throws IOException {
    String note = note(EXIT).orElse("");
    return STATUS.matcher(note).matches()
        ? OptionalInt.of(Integer.parseInt(note))
        : OptionalInt.empty();
  }

  void markStopRequested() throws IOException {
    Files.writeString(root.resolve("stop-requested"), "");
  }

  boolean isStopRequested() {
    return Files.exists(root.resolve("stop-requested"));
  }

  /** The end of a file in {@code run}, with the part that was moved away before; at most limit. */
  byte[] tail(Path file, int limitBytes) throws IOException {
    byte[] now = end(file, limitBytes);
    byte[] before = end(file.resolveSibling(file.getFileName() + ".old"), limitBytes - now.length);
    return ByteBuffer.allocate(before.length + now.length).put(before).put(now).array();
  }

  String tailText(Path file, int limitBytes) throws IOException {
    return new String(tail(file, limitBytes), StandardCharsets.UTF_8);
  }

  private Optional<String> note(String name) throws IOException {
    byte[] bytes = end(run().resolve(name), MAX_NOTE_BYTES);
    return bytes.length == 0
        ? Optional.empty()
        : Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
  }

  private static byte[] end(Path file, int limitBytes) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long size = channel.size();
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, limitBytes));
      channel.position(size - buffer.capacity());
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      byte[] bytes = new byte[buffer.position()];
      buffer.flip().get(bytes);
      return bytes;
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private static long number(Properties properties, String name) throws IOException {
    try {
      return Long.parseLong(properties.getProperty(name, ""));
    } catch (NumberFormatException e) {
      throw new IOException("The supervisor's note has no number as " + name, e);
    }
  }

  private static void linkOrCopy(Path source, Path target) throws IOException {
    try {
      Files.createLink(target, source);
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.copy(source, target); // another file system
    }
  }
}
