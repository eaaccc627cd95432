package org.spoke.gateway.audit;

import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spoke.gateway.http.Protobuf;
import org.spoke.gateway.services.Service;
import org.spoke.proto.events.v1.TableChecksum;

/** Joins the replays of several services into one. */
final class JoinedReplay {
  private JoinedReplay() {}

  static Replay of(Map<Service, org.spoke.proto.events.v1.Replay> replays) {
    Map<Service, String> ids = new EnumMap<>(Service.class);
    replays.forEach((service, replay) -> ids.put(service, replay.getId()));
    List<Replay.ServiceReplay> parts =
        new EnumMap<>(replays)
            .entrySet().stream().map(entry -> part(entry.getKey(), entry.getValue())).toList();
    return new Replay(
        new ReplayId(ids).encode(),
        Protobuf.constant(ReplayMode.class, replays.values().iterator().next().getMode()),
        parts.stream()
            .map(Replay.ServiceReplay::status)
            .min(Comparator.naturalOrder())
            .orElseThrow(),
        parts.stream().mapToLong(Replay.ServiceReplay::eventsDone).sum(),
        parts.stream().mapToLong(Replay.ServiceReplay::eventsTotal).sum(),
        joined(parts, Replay.ServiceReplay::liveChecksum),
        joined(parts, Replay.ServiceReplay::rebuiltChecksum),
        parts,
        startedAt(replays),
        endedAt(replays));
  }

  private static Replay.ServiceReplay part(
      Service service, org.spoke.proto.events.v1.Replay replay) {
    return new Replay.ServiceReplay(
        service.label(),
        Protobuf.constant(ReplayStatus.class, replay.getStatus()),
        replay.getEventsDone(),
        replay.getEventsTotal(),
        Protobuf.text(replay.getLiveChecksum()),
        Protobuf.text(replay.getRebuiltChecksum()),
        replay.getTablesList().stream().map(JoinedReplay::table).toList(),
        Protobuf.text(replay.getFailure()));
  }

  private static Replay.Table table(TableChecksum message) {
    return new Replay.Table(
        message.getTable(), message.getRows(), message.getLive(), message.getRebuilt());
  }

  /** SHA-256 over the lines {@code <service> <checksum>} in the order of services, hex. */
  private static String joined(
      List<Replay.ServiceReplay> parts, Function<Replay.ServiceReplay, String> checksum) {
    if (parts.stream().map(checksum).anyMatch(Objects::isNull)) {
      return null;
    }
    StringBuilder lines = new StringBuilder();
    parts.forEach(
        part -> lines.append(part.service()).append(' ').append(checksum.apply(part)).append('\n'));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static Instant startedAt(Map<Service, org.spoke.proto.events.v1.Replay> replays) {
    return instants(replays, replay -> replay.hasStartedAt() ? replay.getStartedAt() : null)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** When the last one ended; null while one runs. */
  private static Instant endedAt(Map<Service, org.spoke.proto.events.v1.Replay> replays) {
    return replays.values().stream().allMatch(org.spoke.proto.events.v1.Replay::hasEndedAt)
        ? instants(replays, org.spoke.proto.events.v1.Replay::getEndedAt)
            .max(Comparator.naturalOrder())
            .orElse(null)
        : null;
  }

  private static Stream<Instant> instants(
      Map<Service, org.spoke.proto.events.v1.Replay> replays,
      Function<org.spoke.proto.events.v1.Replay, Timestamp> field) {
    return replays.values().stream()
        .map(field)
        .filter(Objects::nonNull)
        .map(at -> Protobuf.instant(true, at));
  }
}
