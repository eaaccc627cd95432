package org.spoke.base.rpc;

import io.grpc.stub.StreamObserver;

/** Answers a call that has one answer; a problem is thrown instead. */
public final class Answers {
  private Answers() {}

  public static <T> void one(StreamObserver<T> caller, T answer) {
    caller.onNext(answer);
    caller.onCompleted();
  }
}
