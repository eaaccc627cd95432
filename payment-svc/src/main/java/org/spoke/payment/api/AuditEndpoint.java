package org.spoke.payment.api;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.rpc.Answers;
import org.spoke.base.rpc.Timestamps;
import org.spoke.eventlog.Views;
import org.spoke.payment.audit.MoneyAudit;
import org.spoke.payment.audit.MoneyLine;
import org.spoke.proto.payment.v1.AuditGrpc;
import org.spoke.proto.payment.v1.AuditLine;
import org.spoke.proto.payment.v1.AuditMoneyRequest;
import org.spoke.proto.payment.v1.AuditMoneyResponse;

/** Who was paid what. */
@Singleton
final class AuditEndpoint extends AuditGrpc.AuditImplBase {

  private final Views views;
  private final MoneyAudit audit;

  AuditEndpoint(Views views, MoneyAudit audit) {
    this.views = views;
    this.audit = audit;
  }

  @Override
  public void money(AuditMoneyRequest request, StreamObserver<AuditMoneyResponse> caller) {
    views.await();
    Optional<String> contract = Optional.of(request.getContractId()).filter(id -> !id.isEmpty());
    MoneyAudit.Report report = audit.of(contract);
    if (contract.isPresent() && report.lines().isEmpty()) {
      throw CommonProblem.notFound("contract", contract.get());
    }
    AuditMoneyResponse.Builder answer =
        AuditMoneyResponse.newBuilder()
            .setSumsMatch(report.wrongSums().isEmpty())
            .setReadModelMatches(report.wrongRows().isEmpty())
            .setChainMatches(report.missingOnChain().isEmpty())
            .addAllFindings(report.wrongSums())
            .addAllFindings(report.wrongRows())
            .addAllFindings(report.missingOnChain());
    report.lines().forEach(line -> answer.addLines(encoded(line)));
    Answers.one(caller, answer.build());
  }

  private static AuditLine encoded(MoneyLine line) {
    AuditLine.Builder encoded =
        AuditLine.newBuilder()
            .setContractId(line.contract().text())
            .setEscrowId(line.escrow().text())
            .setLockedLovelace(line.locked().amount())
            .setPaidLovelace(line.paid().amount())
            .setRefundedLovelace(line.refunded().amount())
            .setFeesLovelace(line.fees().amount());
    line.servedFrom().ifPresent(from -> encoded.setServedFrom(Timestamps.of(from)));
    line.servedUntil().ifPresent(until -> encoded.setServedUntil(Timestamps.of(until)));
    line.confirmed().forEach(transaction -> encoded.addTxIds(transaction.hex()));
    return encoded.build();
  }
}
