package org.spoke.cli.event;

import org.spoke.cli.rest.Query;
import picocli.CommandLine.Option;

/** Which events are wanted; filters are joined by "and". */
final class EventFilter {
  @Option(names = "--service", description = "registry, scheduler, vm or payment.")
  private String service;

  @Option(names = "--type", description = "For example DeviceOnboarded.")
  private String type;

  @Option(
      names = "--aggregate",
      paramLabel = "ID",
      description = "What it happened to, for example a job's id.")
  private String aggregate;

  @Option(names = "--actor", description = "Who caused it.")
  private String actor;

  @Option(
      names = "--correlation",
      paramLabel = "ID",
      description = "The request that began it all.")
  private String correlation;

  Query on(String path) {
    return Query.of(path)
        .with("service", service)
        .with("type", type)
        .with("aggregate", aggregate)
        .with("actor", actor)
        .with("correlation", correlation);
  }
}
