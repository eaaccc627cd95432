package org.spoke.vm.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spoke.vm.image.ImageFailure.Kind;
import org.spoke.vm.image.ImageManifest.PackageVersion;

/**
 * Fetches Debian packages with apt, which checks the archive's signatures, and unpacks them with
 * dpkg. Needs no root. Packages that were fetched before are used again.
 */
final class DebianPackages {
  private static final Duration FETCH_DEADLINE = Duration.ofMinutes(5); // 35 MB on a slow line
  private static final Duration UNPACK_DEADLINE = Duration.ofMinutes(1); // measured: 2 s
  private static final Pattern NEWEST_KERNEL = Pattern.compile("linux-image-[0-9][^ ,]*");

  private final Path cache;

  /**
   * @param cache folder that keeps package files and, if the system's are stale, package lists
   */
  DebianPackages(Path cache) {
    this.cache = cache;
  }

  /** A package file in the cache. */
  record Fetched(PackageVersion version, Path file) {}

  /** The newest version of each package. */
  List<Fetched> fetch(List<String> names) throws IOException {
    Files.createDirectories(cache);
    Path folder = Files.createDirectories(cache.resolve("archives"));
    HostCommand.Outcome outcome = download(folder, List.of(), names);
    if (!outcome.worked()) {
      outcome = downloadWithFreshLists(folder, names);
    }
    if (!outcome.worked()) {
      throw new ImageFailure(
          Kind.PACKAGES_UNAVAILABLE,
          "apt-get could not download " + String.join(", ", names) + ": " + outcome.told());
    }
    List<Fetched> fetched = new ArrayList<>();
    for (String name : names) {
      fetched.add(newest(folder, name));
    }
    return fetched;
  }

  /** The package of the kernel itself, which the kernel package of a template depends on. */
  String kernelBehind(Fetched kernelPackage) {
    String depends = field(kernelPackage.file(), "Depends");
    Matcher matcher = NEWEST_KERNEL.matcher(depends);
    if (!matcher.find()) {
      throw new ImageFailure(
          Kind.TEMPLATE_BROKEN,
          kernelPackage.version().name() + " depends on no kernel but on: " + depends);
    }
    return matcher.group();
  }

  /** Unpacks the files of all packages into one tree. */
  void unpack(List<Fetched> packages, Path tree) {
    for (Fetched each : packages) {
      HostCommand.Outcome outcome =
          HostCommand.run(
              tree,
              UNPACK_DEADLINE,
              List.of("dpkg-deb", "--extract", each.file().toString(), tree.toString()));
      if (!outcome.worked()) {
        throw new ImageFailure(
            Kind.STORAGE_FAILED,
            "dpkg-deb could not unpack " + each.file().getFileName() + ": " + outcome.told());
      }
    }
  }

  private HostCommand.Outcome download(Path folder, List<String> options, List<String> names) {
    List<String> command = new ArrayList<>(List.of("apt-get", "--quiet"));
    command.addAll(options);
    command.addAll(List.of("--option", "APT::Sandbox::User=root", "download"));
    command.addAll(names);
    return HostCommand.run(folder, FETCH_DEADLINE, command);
  }

  /** The system's package lists may be missing or stale, and only root may renew them. */
  private HostCommand.Outcome downloadWithFreshLists(Path folder, List<String> names)
      throws IOException {
    Path lists = cache.resolve("lists");
    Files.createDirectories(lists.resolve("partial"));
    List<String> own = List.of("--option", "Dir::State::lists=" + lists);
    List<String> update = new ArrayList<>(List.of("apt-get", "--quiet"));
    update.addAll(own);
    update.addAll(List.of("--option", "APT::Sandbox::User=root", "update"));
    HostCommand.Outcome updated = HostCommand.run(folder, FETCH_DEADLINE, update);
    return updated.worked() ? download(folder, own, names) : updated;
  }

  /** apt has just written or confirmed the newest version, so the newest file is the one. */
  private Fetched newest(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path file =
          files
              .filter(each -> each.getFileName().toString().startsWith(name + "_"))
              .max(DebianPackages::byVersion)
              .orElseThrow(
                  () ->
                      new ImageFailure(
                          Kind.PACKAGES_UNAVAILABLE, "apt-get wrote no file of " + name));
      PackageVersion version =
          new PackageVersion(name, field(file, "Version"), ImageDigest.of(file).hex());
      return new Fetched(version, file);
    }
  }

  private static int byVersion(Path one, Path other) {
    if (one.equals(other)) {
      return 0;
    }
    HostCommand.Outcome older =
        HostCommand.run(
            one.getParent(),
            UNPACK_DEADLINE,
            List.of(
                "dpkg",
                "--compare-versions",
                field(one, "Version"),
                "lt",
                field(other, "Version")));
    return older.worked() ? -1 : 1;
  }

  private static String field(Path file, String field) {
    HostCommand.Outcome outcome =
        HostCommand.run(
            file.getParent(),
            UNPACK_DEADLINE,
            List.of("dpkg-deb", "--field", file.toString(), field));
    if (!outcome.worked()) {
      throw new ImageFailure(
          Kind.PACKAGES_UNAVAILABLE, "dpkg-deb cannot read " + file + ": " + outcome.told());
    }
    return outcome.output().strip();
  }
}
