package org.spoke.eventlog.replay;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.Answers;
import org.spoke.eventlog.Commands;
import org.spoke.proto.events.v1.CancelReplayRequest;
import org.spoke.proto.events.v1.GetReplayRequest;
import org.spoke.proto.events.v1.ListReplaysRequest;
import org.spoke.proto.events.v1.ListReplaysResponse;
import org.spoke.proto.events.v1.Replay;
import org.spoke.proto.events.v1.ReplayMode;
import org.spoke.proto.events.v1.ReplaysGrpc;
import org.spoke.proto.events.v1.StartReplayRequest;

/** Starts, shows and cancels replays. */
@Singleton
final class ReplaysEndpoint extends ReplaysGrpc.ReplaysImplBase {
  private final ReplayRunner replays;
  private final Commands commands;

  ReplaysEndpoint(ReplayRunner replays, Commands commands) {
    this.replays = replays;
    this.commands = commands;
  }

  @Override
  public void start(StartReplayRequest request, StreamObserver<Replay> observer) {
    ReplayMode mode = request.getMode();
    if (mode != ReplayMode.REPLAY_MODE_VERIFY && mode != ReplayMode.REPLAY_MODE_SWITCH) {
      throw CommonProblem.invalid("mode", mode + " is neither VERIFY nor SWITCH.");
    }
    Answers.one(observer, commands.run(Replay.parser(), () -> replays.start(mode)));
  }

  @Override
  public void get(GetReplayRequest request, StreamObserver<Replay> observer) {
    Answers.one(observer, replays.get(request.getId()));
  }

  @Override
  public void list(ListReplaysRequest request, StreamObserver<ListReplaysResponse> observer) {
    Answers.one(observer, ListReplaysResponse.newBuilder().addAllReplays(replays.list()).build());
  }

  @Override
  public void cancel(CancelReplayRequest request, StreamObserver<Replay> observer) {
    try {
      Answers.one(observer, replays.cancel(request.getId()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Problem.of(CommonProblem.CANCELLED, "The service stops.").causedBy(stopping);
    }
  }
}
