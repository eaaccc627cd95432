package org.spoke.eventlog.deadletter;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.spoke.base.problem.CommonProblem;
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
    observer.onNext(ListDeadLettersResponse.newBuilder().addAllLetters(letters.list()).build());
    observer.onCompleted();
  }

  @Override
  public void retry(
      RetryDeadLetterRequest request, StreamObserver<RetryDeadLetterResponse> observer) {
    Letters.Place place =
        letters
            .find(request.getId())
            .orElseThrow(() -> CommonProblem.notFound("dead letter", request.getId()));
    boolean handled = retry.retry(place.group(), place.sequence());
    observer.onNext(RetryDeadLetterResponse.newBuilder().setHandled(handled).build());
    observer.onCompleted();
  }

  @Override
  public void discard(
      DiscardDeadLetterRequest request, StreamObserver<DiscardDeadLetterResponse> observer) {
    if (!letters.delete(request.getId())) {
      throw CommonProblem.notFound("dead letter", request.getId());
    }
    observer.onNext(DiscardDeadLetterResponse.getDefaultInstance());
    observer.onCompleted();
  }
}
