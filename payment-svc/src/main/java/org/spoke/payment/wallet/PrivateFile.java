package org.spoke.payment.wallet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A small file that only its owner may read, that is there whole or not at all, and that is never
 * overwritten.
 */
final class PrivateFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final int MAX_BYTES =
      4096; // keys and seeds are below 100 bytes: anything larger is another file

  private PrivateFile() {}

  static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
  }

  /**
   * Writes beside, forces to disk, then links under the name: after a crash the name is there with
   * all its bytes, or not there.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the name is taken
   */
  static void create(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path beside =
        Files.createTempFile(folder, ".new-", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        writeAll(channel, bytes);
        channel.force(true);
      }
      Files.createLink(file, beside);
    } finally {
      Files.delete(beside);
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true); // the name itself survives a power cut
    }
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    var rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /** Refuses a file that others could have read: its secret may be known. */
  static byte[] read(Path file) throws IOException {
    var others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    others.removeAll(OWNER_ONLY);
    if (!others.isEmpty()) {
      throw new IOException(
          file
              + " is open to others ("
              + PosixFilePermissions.toString(others)
              + "): chmod 600, then change the keys");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(
          file + " is larger than " + MAX_BYTES + " bytes: not a file of this vault");
    }
    return Files.readAllBytes(file);
  }
}
