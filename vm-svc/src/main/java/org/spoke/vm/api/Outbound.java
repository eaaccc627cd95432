package org.spoke.vm.api;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sending side of a stream for several threads: a sender waits while the caller does not read,
 * so that nothing piles up here.
 */
final class Outbound<R> {
  /** Largest piece of bytes in one message. */
  static final int MAX_PIECE_BYTES = 32 * 1024;

  private static final long LOOK_MILLIS = 50;

  private final ServerCallStreamObserver<R> reply;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean ended;

  /**
   * To be made while the call is being opened, before its method returns.
   *
   * @param onCancel called when the caller goes away
   */
  Outbound(ServerCallStreamObserver<R> reply, Runnable onCancel) {
    this.reply = reply;
    reply.setOnReadyHandler(this::wake);
    reply.setOnCancelHandler(
        () -> {
          wake();
          onCancel.run();
        });
  }

  /** Sends one message, once the caller has room; nothing once the call has ended. */
  void send(R message) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!ended && !reply.isCancelled() && !reply.isReady()) {
        // gRPC tells of room behind the input that is being handled, which may wait for us
        changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (!ended && !reply.isCancelled()) {
        reply.onNext(message);
      }
    } finally {
      lock.unlock();
    }
  }

  void complete() {
    end(reply::onCompleted);
  }

  void fail(Throwable failure) {
    end(() -> reply.onError(failure));
  }

  boolean isCancelled() {
    return reply.isCancelled();
  }

  /** Runs work whose failure is the call's. */
  void guard(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      fail(e);
    }
  }

  /** What sends. */
  interface Work {
    void run() throws Exception;
  }

  private void end(Runnable how) {
    lock.lock();
    try {
      if (!ended && !reply.isCancelled()) {
        how.run();
      }
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
