package org.spoke.payment.escrow.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import org.spoke.payment.escrow.Stage;

/** The table {@code escrow_transaction}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TransactionRows extends CrudRepository<TransactionRow, String> {

  List<TransactionRow> findByEscrowOrderByNumber(String escrow);

  /** On their way, oldest first: a lock comes before the payout that spends it. */
  @Query(
      """
      SELECT * FROM escrow_transaction WHERE stage = 'PENDING'
      ORDER BY signed_at, tx_id LIMIT 1000
      """)
  List<TransactionRow> pending();

  /** Confirmed, but not yet out of a rollback's reach. */
  @Query(
      """
      SELECT * FROM escrow_transaction WHERE stage = 'CONFIRMED'
      ORDER BY signed_at, tx_id LIMIT 1000
      """)
  List<TransactionRow> confirmed();

  @Query(
      """
      UPDATE escrow_transaction SET stage = :stage, confirmations = :confirmations
      WHERE tx_id = :txId
      """)
  void move(String txId, Stage stage, long confirmations);

  @Query("UPDATE escrow_transaction SET stage = :stage WHERE tx_id = :txId")
  void move(String txId, Stage stage);
}
