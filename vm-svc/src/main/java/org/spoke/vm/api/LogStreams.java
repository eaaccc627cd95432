package org.spoke.vm.api;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.spoke.eventlog.Commands;
import org.spoke.proto.vm.v1.ReadLogsResponse;
import org.spoke.vm.VmId;
import org.spoke.vm.console.ConsoleFollower;
import org.spoke.vm.console.Consoles;
import org.spoke.vm.machine.VmCommand.TellStanding;
import org.spoke.vm.machine.VmStanding;

/** Sends consoles to callers. */
@Singleton
class LogStreams {
  private static final Duration INTERVAL = Duration.ofMillis(500); // between looks for more

  private final Consoles consoles;
  private final Commands commands;

  LogStreams(Consoles consoles, Commands commands) {
    this.consoles = consoles;
    this.commands = commands;
  }

  /** Sends what is there, and goes on until the VM is gone or the caller leaves if asked to. */
  void send(VmId id, boolean follow, ServerCallStreamObserver<ReadLogsResponse> reply) {
    Outbound<ReadLogsResponse> out = new Outbound<>(reply, () -> {});
    Thread.ofVirtual().name("log-" + id).start(() -> out.guard(() -> stream(id, follow, out)));
  }

  private void stream(VmId id, boolean follow, Outbound<ReadLogsResponse> out)
      throws InterruptedException {
    ConsoleFollower follower = new ConsoleFollower();
    boolean goesOn;
    do {
      goesOn = follow && isAlive(id);
      sendPieces(follower.news(consoles.read(id)), out);
      if (goesOn) {
        Thread.sleep(INTERVAL);
      }
    } while (goesOn && !out.isCancelled());
    out.complete();
  }

  private static void sendPieces(byte[] news, Outbound<ReadLogsResponse> out)
      throws InterruptedException {
    for (int from = 0; from < news.length; from += Outbound.MAX_PIECE_BYTES) {
      int length = Math.min(Outbound.MAX_PIECE_BYTES, news.length - from);
      out.send(
          ReadLogsResponse.newBuilder().setData(ByteString.copyFrom(news, from, length)).build());
    }
  }

  private boolean isAlive(VmId id) {
    return commands.<VmStanding>dispatch(new TellStanding(id)).status().isAlive();
  }
}
