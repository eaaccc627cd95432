package org.spoke.base.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that hold secrets: readable by their owner alone, whole or not at all. */
public final class KeyFile {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Largest file that is read: keys, certificates and tokens are far below 16 KiB. */
  private static final int MAX_BYTES = 16 * 1024;

  private KeyFile() {}

  /** Writes the content to a new file beside, syncs it, and puts it in place in one step. */
  public static void write(Path file, byte[] content) throws IOException {
    Path beside = writeBeside(file, content);
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    syncName(file);
  }

  /**
   * Like {@link #write}, but never replaces a file.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the name is taken
   */
  public static void create(Path file, byte[] content) throws IOException {
    Path beside = writeBeside(file, content);
    try {
      Files.createLink(file, beside);
    } finally {
      Files.delete(beside);
    }
    syncName(file);
  }

  /**
   * Reads a secret.
   *
   * @throws IOException also when others may read the file, or it is too large for a key
   */
  public static byte[] read(Path file) throws IOException {
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    others.removeAll(OWNER_ONLY.value());
    if (!others.isEmpty()) {
      throw new IOException(
          file + " is open to others: its secret may be known. Change it, and chmod 600 the file.");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " has more than " + MAX_BYTES + " bytes: no key of ours.");
    }
    return Files.readAllBytes(file);
  }

  private static Path writeBeside(Path file, byte[] content) throws IOException {
    Path beside =
        Files.createTempFile(
            file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new", OWNER_ONLY);
    try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return beside;
  }

  /** The name survives a power cut too. */
  private static void syncName(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Creates a directory that only its owner may enter, when it is not there. */
  public static void privateDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Path parent = directory.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
    }
  }
}
