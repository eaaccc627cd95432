package org.spoke.libp2p.kad;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.StreamHandler;
import org.spoke.libp2p.kad.wire.KadMessage;
import org.spoke.libp2p.protobuf.Messages;

/** Answers the requests on streams that others open, any number on each. */
final class Server implements StreamHandler {
  /** Until the next request comes, or the answer is taken. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(10);

  private final KadNode node;

  Server(KadNode node) {
    this.node = node;
  }

  @Override
  public void handle(Stream stream) throws IOException {
    while (answerNext(stream)) {
      continue;
    }
  }

  /** False at the end of the stream. */
  private boolean answerNext(Stream stream) throws IOException {
    stream.endWithin(MAX_IDLE);
    Optional<KadMessage> message =
        Messages.readOrEnd(stream, KadMessage.parser(), KadMessages.MAX_BYTES);
    if (message.isPresent()) {
      answer(stream, KadMessages.decodeRequest(message.get()));
    }
    return message.isPresent();
  }

  private void answer(Stream stream, Request request) throws IOException {
    Optional<Response> response = node.answer(stream.connection().peer(), request);
    if (response.isPresent()) {
      Messages.write(stream, KadMessages.encode(request, response.get()));
    }
  }
}
