package org.spoke.vm.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * A cpio archive in the "newc" form that the kernel unpacks as initramfs. Names are sorted, owners
 * are root and every time is 0, so equal content gives equal bytes.
 *
 * <p>Source: the kernel's Documentation/driver-api/early-userspace/buffer-format.rst.
 */
public final class CpioArchive {
  private static final int DIRECTORY = 0040000;
  private static final int FILE = 0100000;
  private static final int SYMBOLIC_LINK = 0120000;
  private static final String TRAILER = "TRAILER!!!";
  private static final int ALIGNMENT_BYTES = 4; // of each header and each content
  private static final int BLOCK_BYTES = 512; // archives are joined at this boundary

  private final TreeMap<String, Entry> entries = new TreeMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(int mode, byte[] content) {}

  /** Adds a folder and, with mode 755, the folders above that are missing. */
  public CpioArchive directory(String path, int permissions) {
    parents(path);
    entries.put(path, new Entry(DIRECTORY | permissions, new byte[0]));
    return this;
  }

  /** Adds a file, with the folders above. */
  public CpioArchive file(String path, int permissions, byte[] content) {
    parents(path);
    entries.put(path, new Entry(FILE | permissions, content.clone()));
    return this;
  }

  /** Adds a symbolic link, with the folders above. */
  public CpioArchive link(String path, String target) {
    parents(path);
    entries.put(path, new Entry(SYMBOLIC_LINK | 0777, target.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** The archive, padded so that another one can follow it. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int inode = 1;
    for (var entry : entries.entrySet()) {
      append(out, entry.getKey(), entry.getValue(), inode++);
    }
    append(out, TRAILER, new Entry(0, new byte[0]), 0);
    pad(out, BLOCK_BYTES);
    return out.toByteArray();
  }

  private void parents(String path) {
    if (path.startsWith("/") || path.isEmpty()) {
      throw new IllegalArgumentException("A path in an archive is relative: " + path);
    }
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      entries.putIfAbsent(path.substring(0, slash), new Entry(DIRECTORY | 0755, new byte[0]));
    }
  }

  private static void append(ByteArrayOutputStream out, String name, Entry entry, int inode) {
    byte[] nameBytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
    int links = (entry.mode() & DIRECTORY) != 0 ? 2 : 1;
    int[] fields = {
      inode, entry.mode(), 0, 0, links, 0, entry.content().length, 0, 0, 0, 0, nameBytes.length, 0
    };
    StringBuilder header = new StringBuilder("070701");
    for (int field : fields) {
      header.append("%08X".formatted(field));
    }
    out.writeBytes(header.toString().getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(nameBytes);
    pad(out, ALIGNMENT_BYTES);
    out.writeBytes(entry.content());
    pad(out, ALIGNMENT_BYTES);
  }

  private static void pad(ByteArrayOutputStream out, int boundary) {
    int missing = (boundary - out.size() % boundary) % boundary;
    out.writeBytes(new byte[missing]);
  }
}
