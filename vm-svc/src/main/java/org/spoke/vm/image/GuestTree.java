package org.spoke.vm.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spoke.vm.image.ImageTemplate.OwnFile;

/** Puts the initramfs of a template together from unpacked packages and Spoke's own files. */
final class GuestTree {
  private static final String LIBRARIES = "lib/x86_64-linux-gnu/"; // where Debian's loader looks
  private static final String LOADER = "ld-linux-x86-64.so.2"; // named by every program's ELF head
  private static final List<String> MOUNT_POINTS = List.of("dev", "proc", "run", "sys", "tmp");

  private final Path packages;
  private final ImageTemplate template;

  GuestTree(Path packages, ImageTemplate template) {
    this.packages = packages;
    this.template = template;
  }

  /** The initramfs's bytes. */
  byte[] toInitramfs(KernelModules modules) throws IOException {
    CpioArchive archive = new CpioArchive();
    MOUNT_POINTS.forEach(folder -> archive.directory(folder, 0755));
    archive.directory("root", 0700);
    for (String program : template.programs()) {
      archive.file(program, 0755, Files.readAllBytes(packages.resolve(program)));
    }
    for (String library : template.libraries()) {
      archive.file(LIBRARIES + library, 0755, Files.readAllBytes(library(library)));
    }
    archive.link("lib64/" + LOADER, "/" + LIBRARIES + LOADER);
    addModules(archive, modules);
    for (OwnFile own : template.ownFiles()) {
      archive.file(own.path(), own.permissions(), resource(own.resource()));
    }
    return archive.toBytes();
  }

  private void addModules(CpioArchive archive, KernelModules modules) throws IOException {
    StringBuilder order = new StringBuilder();
    Map<String, Path> files = modules.inLoadOrder(template.modules());
    for (var module : files.entrySet()) {
      String path = "lib/modules/" + module.getKey() + ".ko";
      archive.file(path, 0644, Files.readAllBytes(module.getValue()));
      order.append('/').append(path).append('\n');
    }
    byte[] list = order.toString().getBytes(StandardCharsets.UTF_8);
    archive.file("lib/modules/load-order", 0644, list);
  }

  /** Debian keeps some libraries below /lib and some below /usr/lib. */
  private Path library(String name) {
    return Stream.of(
            packages.resolve(LIBRARIES + name), packages.resolve("usr/" + LIBRARIES + name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new ImageFailure(
                    ImageFailure.Kind.TEMPLATE_BROKEN, "No package holds the library " + name));
  }

  private byte[] resource(String name) throws IOException {
    String path = template.name() + "/" + name;
    try (InputStream in = GuestTree.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new ImageFailure(ImageFailure.Kind.TEMPLATE_BROKEN, "Spoke has no file " + path);
      }
      return in.readAllBytes();
    }
  }
}
