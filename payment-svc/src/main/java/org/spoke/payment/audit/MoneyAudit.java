package org.spoke.payment.audit;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.spoke.payment.PaymentProblem;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.escrow.EscrowEvent;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.view.EscrowRow;
import org.spoke.payment.escrow.view.EscrowRows;

/**
 * Adds the money up from the first event on, and looks whether the read model and the chain say the
 * same.
 */
@Singleton
public class MoneyAudit {

  /** What was found; each list holds one sentence for each thing that does not match. */
  public record Report(
      List<MoneyLine> lines,
      List<String> wrongSums,
      List<String> wrongRows,
      List<String> missingOnChain) {}

  private final EventStore log;
  private final EscrowRows rows;
  private final ChainClient chain;

  MoneyAudit(EventStore log, EscrowRows rows, ChainClient chain) {
    this.log = log;
    this.rows = rows;
    this.chain = chain;
  }

  /** Of one contract, or of all when it is empty. */
  public Report of(Optional<String> contract) {
    List<MoneyLine> lines =
        linesOfAll().stream()
            .filter(line -> contract.isEmpty() || contract.get().equals(line.contract().text()))
            .toList();
    List<String> wrongSums = new ArrayList<>();
    List<String> wrongRows = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (MoneyLine line : lines) {
      checkSum(line, wrongSums);
      checkRow(line, wrongRows);
      line.confirmed().forEach(transaction -> checkChain(line, transaction, missing));
    }
    return new Report(lines, wrongSums, wrongRows, missing);
  }

  private List<MoneyLine> linesOfAll() {
    Map<EscrowId, MoneyLine> lines = new LinkedHashMap<>();
    try (BlockingStream<TrackedEventMessage<?>> events = log.openStream(null)) {
      while (events.hasNextAvailable()) {
        if (events.nextAvailable().getPayload() instanceof EscrowEvent event) {
          lines.computeIfAbsent(event.escrow(), MoneyLine::new).add(event);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while reading the log", stopped);
    }
    return List.copyOf(lines.values());
  }

  private static void checkSum(MoneyLine line, List<String> findings) {
    if (!line.addsUp()) {
      findings.add(
          "%s: locked %s, but paid %s + refunded %s + fees %s."
              .formatted(line.escrow(), line.locked(), line.paid(), line.refunded(), line.fees()));
    }
  }

  private void checkRow(MoneyLine line, List<String> findings) {
    Optional<EscrowRow> row = rows.findById(line.escrow().text());
    if (row.filter(found -> says(found, line)).isEmpty()) {
      findings.add(line.escrow() + ": the read model says something else than the events.");
    }
  }

  private static boolean says(EscrowRow row, MoneyLine line) {
    return row.lockedLovelace() == line.locked().amount()
        && row.paidLovelace() == line.paid().amount()
        && row.refundedLovelace() == line.refunded().amount()
        && row.feesLovelace() == line.fees().amount();
  }

  private void checkChain(MoneyLine line, TxId transaction, List<String> findings) {
    try {
      if (chain.find(transaction).isEmpty()) {
        findings.add(line.escrow() + ": transaction " + transaction + " is not on the chain.");
      }
    } catch (ChainFailure failure) {
      throw PaymentProblem.unreachable(failure);
    }
  }
}
