package org.spoke.gateway.fakes;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.proto.common.v1.PageInfo;
import org.spoke.proto.common.v1.PageRequest;

/** How every fake answers: one message, or a problem as services send it. */
final class Answers {
  private Answers() {}

  static <R> void answer(StreamObserver<R> observer, Supplier<R> reply) {
    try {
      observer.onNext(reply.get());
      observer.onCompleted();
    } catch (Problem problem) {
      observer.onError(ProblemStatus.toStatus(problem));
    }
  }

  static <T> T known(Map<String, T> things, String kind, String id) {
    T thing = things.get(id);
    if (thing == null) {
      throw CommonProblem.notFound(kind, id);
    }
    return thing;
  }

  /** A page whose cursor is the index of its first row. */
  static <T> List<T> page(List<T> all, PageRequest request) {
    int start = start(all, request);
    return all.subList(start, Math.min(all.size(), start + request.getSize()));
  }

  static PageInfo next(List<?> all, PageRequest request) {
    int end = start(all, request) + request.getSize();
    return PageInfo.newBuilder().setNextCursor(end < all.size() ? "row-" + end : "").build();
  }

  private static int start(List<?> all, PageRequest request) {
    String cursor = request.getCursor();
    if (cursor.isEmpty()) {
      return 0;
    }
    if (!cursor.matches("row-[0-9]{1,6}")) {
      throw CommonProblem.invalid("page.cursor", "\"" + cursor + "\" is not a cursor.");
    }
    return Math.min(all.size(), Integer.parseInt(cursor.substring(4)));
  }
}
