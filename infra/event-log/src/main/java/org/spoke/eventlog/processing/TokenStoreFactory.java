package org.spoke.eventlog.processing;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.spoke.eventlog.store.EventSerializer;
import org.spoke.eventlog.store.LogConnections;

/** The table {@code token}: how far each projection and reaction has come. */
@Factory
final class TokenStoreFactory {
  /**
   * After this long without a sign of life another process may take over. It is what a start after
   * {@code kill -9} waits.
   */
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

  private static final TokenSchema SCHEMA =
      TokenSchema.builder()
          .setTokenTable("token")
          .setProcessorNameColumn("processor")
          .setSegmentColumn("segment")
          .setTokenColumn("token")
          .setTokenTypeColumn("token_type")
          .setTimestampColumn("claimed_at")
          .setOwnerColumn("owner")
          .build();

  @Singleton
  TokenStore tokenStore(LogConnections connections) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .schema(SCHEMA)
        .contentType(String.class)
        .serializer(EventSerializer.plain())
        .claimTimeout(CLAIM_TIMEOUT)
        .nodeId(ProcessHandle.current().pid() + "@" + UUID.randomUUID())
        .build();
  }
}
