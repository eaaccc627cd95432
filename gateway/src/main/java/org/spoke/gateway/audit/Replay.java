package org.spoke.gateway.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * A rebuild of the read models of all services, or of those that its id names.
 *
 * @param status the heaviest of the services' states
 * @param eventsDone events replayed so far, of all services
 * @param eventsTotal events to replay, of all services
 * @param liveChecksum over the services' live models, hex; absent until all are done
 * @param rebuiltChecksum over the services' rebuilt models, hex; absent until all are done
 */
@Introspected
public record Replay(
    String id,
    ReplayMode mode,
    ReplayStatus status,
    long eventsDone,
    long eventsTotal,
    @Nullable String liveChecksum,
    @Nullable String rebuiltChecksum,
    List<ServiceReplay> services,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /**
   * One service's part.
   *
   * @param failure why it failed, for a person
   */
  @Introspected
  public record ServiceReplay(
      String service,
      ReplayStatus status,
      long eventsDone,
      long eventsTotal,
      @Nullable String liveChecksum,
      @Nullable String rebuiltChecksum,
      List<Table> tables,
      @Nullable String failure) {}

  /**
   * One table of a read model.
   *
   * @param live checksum of the live table, hex
   * @param rebuilt checksum of the rebuilt table, hex
   */
  @Introspected
  public record Table(String table, long rows, String live, String rebuilt) {}
}
