package org.spoke.gateway.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the metrics of several services into one text: each sample gets its service's label, and the
 * samples of one family stand together under one header, as the format demands (Prometheus text
 * format 0.0.4).
 */
final class Exposition {
  private final Map<String, Family> families = new LinkedHashMap<>();

  /** Adds what a service answered. */
  void add(String service, String text) {
    Family family = null;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("# HELP ") || line.startsWith("# TYPE ")) {
        family = families.computeIfAbsent(line.split(" ", 4)[2], name -> new Family());
        family.header(line);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        if (family == null) {
          family = families.computeIfAbsent(name(line), name -> new Family());
        }
        family.samples.add(labelled(service, line));
      }
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (Family family : families.values()) {
      family.headers.values().forEach(line -> text.append(line).append('\n'));
      family.samples.forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private static String labelled(String service, String sample) {
    String name = name(sample);
    String label = "service=\"" + service + "\"";
    String rest = sample.substring(name.length());
    return rest.startsWith("{")
        ? name + "{" + label + (rest.startsWith("{}") ? "" : ",") + rest.substring(1)
        : name + "{" + label + "}" + rest;
  }

  private static String name(String sample) {
    int end = 0;
    while (end < sample.length() && sample.charAt(end) != '{' && sample.charAt(end) != ' ') {
      end++;
    }
    return sample.substring(0, end);
  }

  /** One metric: its HELP and TYPE, once, and the samples of all services. */
  private static final class Family {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> samples = new ArrayList<>();

    void header(String line) {
      headers.putIfAbsent(line.substring(0, "# HELP".length()), line);
    }
  }
}
