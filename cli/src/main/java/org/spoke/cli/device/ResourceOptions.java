package org.spoke.cli.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spoke.cli.input.Mebibytes;
import org.spoke.cli.rest.Json;
import picocli.CommandLine.Option;

/** Cores, memory and disk on the command line. */
public final class ResourceOptions {
  @Option(names = "--cores", paramLabel = "N", description = "Whole CPU cores.")
  private Integer cores;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = Mebibytes.class,
      description = "Memory, for example 512MiB or 4GiB.")
  private Long memoryMib;

  @Option(
      names = "--disk",
      paramLabel = "SIZE",
      converter = Mebibytes.class,
      description = "Disk, for example 20GiB.")
  private Long diskMib;

  /** The resources named, the others as they were. */
  public ObjectNode over(JsonNode before) {
    ObjectNode resources = Json.object();
    put(resources, "cores", cores == null ? null : Long.valueOf(cores), before);
    put(resources, "memoryMib", memoryMib, before);
    put(resources, "diskMib", diskMib, before);
    return resources;
  }

  /** Whether the command line says nothing about them. */
  public boolean isEmpty() {
    return cores == null && memoryMib == null && diskMib == null;
  }

  private static void put(ObjectNode resources, String name, Long value, JsonNode before) {
    if (value != null) {
      resources.put(name, value);
    } else if (before.hasNonNull(name)) {
      resources.set(name, before.get(name));
    }
  }
}
