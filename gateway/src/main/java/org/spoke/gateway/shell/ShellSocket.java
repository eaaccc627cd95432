package org.spoke.gateway.shell;

import io.grpc.Context;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.base.problem.Problem;
import org.spoke.gateway.http.CallScope;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;
import org.spoke.gateway.stream.Streams;
import org.spoke.gateway.stream.Ticker;
import org.spoke.proto.vm.v1.OpenShell;
import org.spoke.proto.vm.v1.VmsGrpc;

/** Shells in guests. Browsers offer the subprotocol {@code spoke.shell.v1} beside their token's. */
@Hidden
@ServerWebSocket(value = "/api/v1/vms/{id}/shell", subprotocols = "spoke.shell.v1")
final class ShellSocket {
  private static final Logger LOG = LoggerFactory.getLogger(ShellSocket.class);

  /** Bytes of one frame from the client: its kind, and as much input as 64 KiB. */
  private static final int MAX_FRAME = 64 * 1024 + 1;

  /** Pings keep a quiet shell from being taken for an idle connection. */
  private static final Duration PING_INTERVAL = Duration.ofSeconds(20);

  private static final String SESSION = "spoke.shell";

  private final Services services;
  private final Streams streams;
  private final Ticker ticker;

  ShellSocket(Services services, Streams streams, Ticker ticker) {
    this.services = services;
    this.streams = streams;
    this.ticker = ticker;
  }

  @OnOpen
  void open(String id, WebSocketSession socket, HttpRequest<?> request) {
    SocketClient client = new SocketClient(socket);
    Streams.Place place;
    try {
      place = streams.take(Streams.Kind.SHELLS);
    } catch (Problem full) {
      client.fail(full);
      return;
    }
    OpenShell open =
        request.getAttribute(ShellDoor.OPEN, OpenShell.class).orElseThrow().toBuilder()
            .setVmId(id)
            .build();
    ScheduledFuture<?> pings = ticker.every(PING_INTERVAL, client::ping);
    ShellSession session =
        new ShellSession(
            client,
            () -> {
              pings.cancel(false);
              place.close();
            });
    socket.put(SESSION, session);
    Context context = CallScope.context(request);
    context.run(
        () -> {
          session.start(VmsGrpc.newStub(services.channel(Service.VM)), open);
        });
  }

  @OnMessage(maxPayloadLength = MAX_FRAME)
  void message(byte[] frame, WebSocketSession socket) {
    session(socket).ifPresent(session -> session.receive(frame));
  }

  @OnClose
  void close(WebSocketSession socket, CloseReason reason) {
    session(socket).ifPresent(ShellSession::leave);
  }

  @OnError
  void error(WebSocketSession socket, Throwable failure) {
    LOG.debug("a shell's connection failed", failure);
    session(socket).ifPresent(ShellSession::leave);
  }

  private static Optional<ShellSession> session(WebSocketSession socket) {
    return socket.get(SESSION, ShellSession.class);
  }
}
