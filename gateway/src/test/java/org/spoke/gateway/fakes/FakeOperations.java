package org.spoke.gateway.fakes;

import static org.spoke.gateway.fakes.Answers.answer;
import static org.spoke.gateway.fakes.Answers.known;

import com.google.protobuf.Timestamp;
import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemMeaning;
import org.spoke.base.problem.ProblemType;
import org.spoke.gateway.services.Service;
import org.spoke.proto.events.v1.CancelReplayRequest;
import org.spoke.proto.events.v1.DeadLetter;
import org.spoke.proto.events.v1.DeadLettersGrpc;
import org.spoke.proto.events.v1.DiscardDeadLetterRequest;
import org.spoke.proto.events.v1.DiscardDeadLetterResponse;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.GetReplayRequest;
import org.spoke.proto.events.v1.ListDeadLettersRequest;
import org.spoke.proto.events.v1.ListDeadLettersResponse;
import org.spoke.proto.events.v1.ListReplaysRequest;
import org.spoke.proto.events.v1.ListReplaysResponse;
import org.spoke.proto.events.v1.Replay;
import org.spoke.proto.events.v1.ReplayStatus;
import org.spoke.proto.events.v1.ReplaysGrpc;
import org.spoke.proto.events.v1.RetryDeadLetterRequest;
import org.spoke.proto.events.v1.RetryDeadLetterResponse;
import org.spoke.proto.events.v1.StartReplayRequest;
import org.spoke.proto.events.v1.TableChecksum;
import org.spoke.proto.ops.v1.OpsGrpc;
import org.spoke.proto.ops.v1.ScrapeRequest;
import org.spoke.proto.ops.v1.ScrapeResponse;

/** Replays, dead letters and metrics of one service. */
public final class FakeOperations {
  /** A dead letter that every service has. */
  public static final String LETTER = "let_1";

  private static final Timestamp THEN = Timestamp.newBuilder().setSeconds(1_700_000_000).build();

  private final Service service;
  private final Map<String, Replay> replays = new LinkedHashMap<>();
  private boolean busy;

  FakeOperations(Service service) {
    this.service = service;
  }

  /** From now on a replay runs already, so another is refused. */
  public void replayRuns() {
    busy = true;
  }

  /** The replays that still run. */
  public long running() {
    return replays.values().stream()
        .filter(replay -> replay.getStatus() == ReplayStatus.REPLAY_STATUS_RUNNING)
        .count();
  }

  /** Ends every replay with these checksums. */
  public void finish(String live, String rebuilt) {
    replays.replaceAll(
        (id, replay) ->
            replay.toBuilder()
                .setStatus(
                    live.equals(rebuilt)
                        ? ReplayStatus.REPLAY_STATUS_MATCHED
                        : ReplayStatus.REPLAY_STATUS_DIFFERED)
                .setEventsDone(10)
                .setLiveChecksum(live)
                .setRebuiltChecksum(rebuilt)
                .addTables(TableChecksum.newBuilder().setTable("job").setRows(3))
                .setEndedAt(THEN)
                .build());
  }

  List<BindableService> services() {
    return List.of(new Replays(), new Letters(), new Metrics());
  }

  private final class Replays extends ReplaysGrpc.ReplaysImplBase {
    @Override
    public void start(StartReplayRequest request, StreamObserver<Replay> observer) {
      answer(
          observer,
          () -> {
            if (busy) {
              throw Problem.of(ReplayProblem.REPLAY_RUNNING, "A replay runs already.");
            }
            Replay replay =
                Replay.newBuilder()
                    .setId("rpl_" + service.label() + (replays.size() + 1))
                    .setMode(request.getMode())
                    .setStatus(ReplayStatus.REPLAY_STATUS_RUNNING)
                    .setEventsDone(4)
                    .setEventsTotal(10)
                    .setStartedAt(THEN)
                    .build();
            replays.put(replay.getId(), replay);
            return replay;
          });
    }

    @Override
    public void get(GetReplayRequest request, StreamObserver<Replay> observer) {
      answer(observer, () -> known(replays, "replay", request.getId()));
    }

    @Override
    public void list(ListReplaysRequest request, StreamObserver<ListReplaysResponse> observer) {
      answer(
          observer, () -> ListReplaysResponse.newBuilder().addAllReplays(replays.values()).build());
    }

    @Override
    public void cancel(CancelReplayRequest request, StreamObserver<Replay> observer) {
      answer(
          observer,
          () -> {
            Replay replay = known(replays, "replay", request.getId());
            if (replay.getStatus() != ReplayStatus.REPLAY_STATUS_RUNNING) {
              throw Problem.of(ReplayProblem.REPLAY_ENDED, "The replay has ended.");
            }
            Replay cancelled =
                replay.toBuilder()
                    .setStatus(ReplayStatus.REPLAY_STATUS_CANCELLED)
                    .setEndedAt(THEN)
                    .build();
            replays.put(cancelled.getId(), cancelled);
            return cancelled;
          });
    }
  }

  private final class Letters extends DeadLettersGrpc.DeadLettersImplBase {
    @Override
    public void list(
        ListDeadLettersRequest request, StreamObserver<ListDeadLettersResponse> observer) {
      answer(
          observer,
          () ->
              ListDeadLettersResponse.newBuilder()
                  .addLetters(
                      DeadLetter.newBuilder()
                          .setId(LETTER)
                          .setReaction("when-vm-gone-then-settle")
                          .setEvent(
                              EventRecord.newBuilder()
                                  .setId("evt_1")
                                  .setService(service.label())
                                  .setType("VmGone")
                                  .setRevision("1")
                                  .setAggregateId(FakeVms.VM)
                                  .setRecordedAt(THEN)
                                  .setPayloadJson("{\"reason\":\"KILLED\"}"))
                          .setCause("payment did not answer")
                          .setParkedAt(THEN)
                          .setLastTriedAt(THEN))
                  .build());
    }

    @Override
    public void retry(
        RetryDeadLetterRequest request, StreamObserver<RetryDeadLetterResponse> observer) {
      answer(
          observer,
          () -> {
            known(Map.of(LETTER, LETTER), "dead letter", request.getId());
            return RetryDeadLetterResponse.newBuilder().setHandled(true).build();
          });
    }

    @Override
    public void discard(
        DiscardDeadLetterRequest request, StreamObserver<DiscardDeadLetterResponse> observer) {
      answer(
          observer,
          () -> {
            known(Map.of(LETTER, LETTER), "dead letter", request.getId());
            return DiscardDeadLetterResponse.getDefaultInstance();
          });
    }
  }

  private final class Metrics extends OpsGrpc.OpsImplBase {
    @Override
    public void scrape(ScrapeRequest request, StreamObserver<ScrapeResponse> observer) {
      answer(
          observer,
          () ->
              ScrapeResponse.newBuilder()
                  .setText(
                      "# HELP events_total Events recorded.\n"
                          + "# TYPE events_total counter\n"
                          + "events_total{type=\"a\"} 3.0\n"
                          + "# TYPE process_"
                          + service.label()
                          + " gauge\nprocess_"
                          + service.label()
                          + " 1.0\n")
                  .build());
    }
  }

  private enum ReplayProblem implements ProblemType {
    REPLAY_RUNNING,
    REPLAY_ENDED;

    @Override
    public ProblemMeaning meaning() {
      return new ProblemMeaning(
          "The replay cannot do that now",
          "Wait for it or cancel it.",
          Status.Code.FAILED_PRECONDITION,
          CommonProblem.CONCURRENT_CHANGE.httpStatus());
    }
  }
}
