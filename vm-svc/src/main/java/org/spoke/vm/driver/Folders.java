package org.spoke.vm.driver;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Where this service keeps its files, below the box's data folder. */
@Singleton
final class Folders {
  private final Path data;

  Folders(@Value("${spoke.data}") String data) {
    this.data = Path.of(data).toAbsolutePath().normalize();
  }

  /** Short, since a path to a socket in it has at most 107 characters. */
  Path vms() {
    return data.resolve("vms");
  }

  Path images() {
    return data.resolve("vm/images");
  }

  Path packages() {
    return data.resolve("vm/packages");
  }

  Path keys() {
    return data.resolve("vm/keys");
  }

  Path consoles() {
    return data.resolve("vm/consoles");
  }

  Path simulated() {
    return data.resolve("vm/simulated");
  }
}
