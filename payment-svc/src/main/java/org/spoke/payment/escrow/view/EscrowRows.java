package org.spoke.payment.escrow.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spoke.payment.escrow.EscrowStatus;

/** The table {@code escrow}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface EscrowRows extends CrudRepository<EscrowRow, String> {

  /** Escrows after a place, oldest first. */
  @Query(
      """
      SELECT * FROM escrow WHERE (opened_at, id) > (:afterAt, :afterId)
      ORDER BY opened_at, id LIMIT :limit
      """)
  List<EscrowRow> page(Instant afterAt, String afterId, int limit);

  Optional<EscrowRow> findByContract(String contract);

  @Query("UPDATE escrow SET lock_address = :address, version = :version WHERE id = :id")
  void setLockAddress(String id, String address, long version);

  /** An escrow whose end was decided before it was funded settles at once. */
  @Query(
      """
      UPDATE escrow SET
        status = CASE reason WHEN '' THEN 'FUNDED' ELSE 'SETTLING' END,
        locked_lovelace = :locked,
        version = :version
      WHERE id = :id
      """)
  void fund(String id, long locked, long version);

  @Query("UPDATE escrow SET status = :status, version = :version WHERE id = :id")
  void setStatus(String id, EscrowStatus status, long version);

  /** An escrow whose lock is not confirmed yet stays opened: there is nothing to settle. */
  @Query(
      """
      UPDATE escrow SET
        status = CASE status WHEN 'FUNDED' THEN 'SETTLING' ELSE status END,
        reason = :reason,
        served_from = :servedFrom,
        served_until = :servedUntil,
        version = :version
      WHERE id = :id
      """)
  void settling(
      String id,
      String reason,
      @Nullable Instant servedFrom,
      @Nullable Instant servedUntil,
      long version);

  @Query(
      """
      UPDATE escrow SET
        status = 'SETTLED',
        paid_lovelace = :paid,
        refunded_lovelace = :refunded,
        fees_lovelace = :fees,
        closed_at = :at,
        version = :version
      WHERE id = :id
      """)
  void settle(String id, long paid, long refunded, long fees, Instant at, long version);

  @Query(
      """
      UPDATE escrow SET
        status = 'CLOSED_UNFUNDED', reason = :reason, detail = :detail, closed_at = :at,
        version = :version
      WHERE id = :id
      """)
  void closeUnfunded(String id, String reason, String detail, Instant at, long version);

  @Query(
      """
      UPDATE escrow SET
        status = 'STUCK', reason = :reason, detail = :detail, closed_at = :at, version = :version
      WHERE id = :id
      """)
  void stick(String id, String reason, String detail, Instant at, long version);

  @Query("UPDATE escrow SET version = :version WHERE id = :id")
  void touch(String id, long version);
}
