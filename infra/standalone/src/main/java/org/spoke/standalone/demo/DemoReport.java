package org.spoke.standalone.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code --report} writes. Amounts are in lovelace; locked = paid + refunded + fees.
 *
 * @param events how many events all services recorded
 */
record DemoReport(List<StepLine> steps, Vm vm, Money escrow, long events, Replayed replay) {
  record StepLine(String name, boolean ok, long ms) {}

  record Vm(String driver, String accel, long kernelToReadyMs) {}

  record Money(long locked, long paid, long refunded, long fees) {}

  /** Checksums over the read models of all services. */
  record Replayed(String live, String rebuilt) {}

  void write(Path file) {
    try {
      new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report to " + file, e);
    }
  }
}
