package org.spoke.gateway.audit;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.spoke.gateway.http.Protobuf;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;
import org.spoke.proto.events.v1.CancelReplayRequest;
import org.spoke.proto.events.v1.GetReplayRequest;
import org.spoke.proto.events.v1.ListReplaysRequest;
import org.spoke.proto.events.v1.ReplaysGrpc;
import org.spoke.proto.events.v1.ReplaysGrpc.ReplaysBlockingStub;
import org.spoke.proto.events.v1.StartReplayRequest;

/** Starts, follows and cancels the replays of all services as one. */
@Singleton
final class ReplaysOfAll {
  private final Services services;

  ReplaysOfAll(Services services) {
    this.services = services;
  }

  /** Starts one in every service, or in none: where one refuses, those begun are cancelled. */
  Replay start(ReplayMode mode) {
    StartReplayRequest request =
        StartReplayRequest.newBuilder()
            .setMode(Protobuf.constant(org.spoke.proto.events.v1.ReplayMode.class, mode))
            .build();
    Map<Service, org.spoke.proto.events.v1.Replay> started = new EnumMap<>(Service.class);
    try {
      for (Service service : Service.values()) {
        started.put(service, replays(service).start(request));
      }
      return JoinedReplay.of(started);
    } catch (StatusRuntimeException refused) {
      started.forEach((service, replay) -> giveUp(service, replay.getId(), refused));
      throw refused;
    }
  }

  Replay get(ReplayId id) {
    Map<Service, org.spoke.proto.events.v1.Replay> found = new EnumMap<>(Service.class);
    id.parts()
        .forEach(
            (service, part) ->
                found.put(
                    service,
                    replays(service).get(GetReplayRequest.newBuilder().setId(part).build())));
    return JoinedReplay.of(found);
  }

  /** Cancels the parts that still run; refused as the service refuses it when none does. */
  Replay cancel(ReplayId id) {
    StatusRuntimeException ended = null;
    int cancelled = 0;
    for (Map.Entry<Service, String> part : id.parts().entrySet()) {
      try {
        cancel(part.getKey(), part.getValue());
        cancelled++;
      } catch (StatusRuntimeException refused) {
        if (refused.getStatus().getCode() != Status.Code.FAILED_PRECONDITION) {
          throw refused;
        }
        ended = refused;
      }
    }
    if (cancelled == 0 && ended != null) {
      throw ended;
    }
    return get(id);
  }

  /** The last replays of each service by itself, newest first. */
  List<Replay> list() {
    List<Replay> all = new ArrayList<>();
    for (Service service : Service.values()) {
      replays(service)
          .list(ListReplaysRequest.getDefaultInstance())
          .getReplaysList()
          .forEach(replay -> all.add(JoinedReplay.of(Map.of(service, replay))));
    }
    all.sort(
        Comparator.comparing(Replay::startedAt, Comparator.nullsFirst(Comparator.reverseOrder())));
    return all;
  }

  private void giveUp(Service service, String id, StatusRuntimeException reason) {
    try {
      cancel(service, id);
    } catch (StatusRuntimeException failure) {
      reason.addSuppressed(failure);
    }
  }

  private void cancel(Service service, String id) {
    org.spoke.proto.events.v1.Replay unused =
        replays(service).cancel(CancelReplayRequest.newBuilder().setId(id).build());
  }

  private ReplaysBlockingStub replays(Service service) {
    return ReplaysGrpc.newBlockingStub(services.channel(service));
  }
}
