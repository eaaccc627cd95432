package org.spoke.vm.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spoke.vm.VmId;

/** Keeps the keys of each VM in a file of mode 0600 that only this service reads. */
public final class GuestKeyStore {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final SecureRandom random;

  /** Opens the store in the folder, which is made when missing. */
  public GuestKeyStore(Path folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
    try {
      Files.createDirectories(folder, OWNER_ONLY_FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException("The key store cannot be made", e);
    }
  }

  /** The VM's keys; made at the first call, the same ever after. */
  public synchronized GuestKeys keysOf(VmId id) {
    return find(id).orElseGet(() -> create(id));
  }

  /** Forgets the VM's keys. */
  public synchronized void discard(VmId id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException("The keys of " + id + " cannot be removed", e);
    }
  }

  private Optional<GuestKeys> find(VmId id) {
    try {
      List<String> lines = Files.readAllLines(file(id));
      return Optional.of(new GuestKeys(pair(lines.get(0)), pair(lines.get(1))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The keys of " + id + " cannot be read", e);
    }
  }

  private GuestKeys create(VmId id) {
    GuestKeys keys = new GuestKeys(Ed25519Pair.generate(random), Ed25519Pair.generate(random));
    HexFormat hex = HexFormat.of();
    String text = hex.formatHex(keys.host().seed()) + "\n" + hex.formatHex(keys.client().seed());
    try {
      Path fresh = Files.createTempFile(folder, "fresh", ".keys"); // Java makes it 0600
      Files.writeString(fresh, text + "\n");
      Files.move(fresh, file(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The keys of " + id + " cannot be written", e);
    }
    return keys;
  }

  private Path file(VmId id) {
    return folder.resolve(id + ".keys");
  }

  private static Ed25519Pair pair(String hex) {
    return Ed25519Pair.ofSeed(HexFormat.of().parseHex(hex));
  }
}
