package org.spoke.eventlog.deadletter;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.rpc.Answers;
import org.spoke.proto.events.v1.DeadLettersGrpc;
import org.spoke.proto.events.v1.DiscardDeadLetterRequest;
import org.spoke.proto.events.v1.DiscardDeadLetterResponse;
import org.spoke.proto.events.v1.ListDeadLettersRequest;
import org.spoke.proto.events.v1.ListDeadLettersResponse;
import org.spoke.proto.events.v1.RetryDeadLetterRequest;
import org.spoke.proto.events.v1.RetryDeadLetterResponse;

/** Shows the parked events, tries them again, gives them up. */
@Singleton
final class DeadLettersEndpoint extends DeadLettersGrpc.DeadLettersImplBase {
  private final Letters letters;
  private final ParkedEventRetry retry;

  DeadLettersEndpoint(Letters letters, ParkedEventRetry retry) {
    this.letters = letters;
    this.retry = retry;
  }

  @Override
  public void list(
      ListDeadLettersRequest request, StreamObserver<ListDeadLettersResponse> observer) {
    Answers.one(
        observer, ListDeadLettersResponse.newBuilder().addAllLetters(letters.list()).build());
  }

  @Override
  public void retry(
      RetryDeadLetterRequest request, StreamObserver<RetryDeadLetterResponse> observer) {
    Letters.Place place =
        letters
            .find(request.getId())
            .orElseThrow(() -> CommonProblem.notFound("dead letter", request.getId()));
    boolean handled = retry.retry(place.group(), place.sequence());
    Answers.one(observer, RetryDeadLetterResponse.newBuilder().setHandled(handled).build());
  }

  @Override
  public void discard(
      DiscardDeadLetterRequest request, StreamObserver<DiscardDeadLetterResponse> observer) {
    if (!letters.delete(request.getId())) {
      throw CommonProblem.notFound("dead letter", request.getId());
    }
    Answers.one(observer, DiscardDeadLetterResponse.getDefaultInstance());
  }
}
