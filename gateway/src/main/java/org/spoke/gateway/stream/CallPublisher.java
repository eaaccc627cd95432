package org.spoke.gateway.stream;

import io.grpc.Context;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A service's stream as a publisher: the reader's demand is the call's demand, so nothing piles up
 * here. It can be read once; its place is given back when it ends either way.
 */
public final class CallPublisher<Q, R, T> implements Publisher<T> {
  private final Consumer<StreamObserver<R>> call;
  private final Function<R, T> mapping;
  private final Streams.Place place;
  private final Context context = Context.current();

  /**
   * @param call starts the call with the observer that it is given
   */
  public CallPublisher(
      Consumer<StreamObserver<R>> call, Function<R, T> mapping, Streams.Place place) {
    this.call = call;
    this.mapping = mapping;
    this.place = place;
  }

  @Override
  public void subscribe(Subscriber<? super T> subscriber) {
    Relay relay = new Relay(subscriber);
    synchronized (relay) { // what the call says waits until the subscriber knows of it
      context.run(() -> call.accept(relay));
      subscriber.onSubscribe(relay);
    }
  }

  private final class Relay implements ClientResponseObserver<Q, R>, Subscription {
    private final Subscriber<? super T> subscriber;
    private final AtomicBoolean ended = new AtomicBoolean();
    private ClientCallStreamObserver<Q> upstream;

    Relay(Subscriber<? super T> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> requests) {
      upstream = requests;
      requests.disableAutoRequestWithInitial(0);
    }

    @Override
    public synchronized void onNext(R message) {
      subscriber.onNext(mapping.apply(message));
    }

    @Override
    public synchronized void onError(Throwable failure) {
      if (ended.compareAndSet(false, true)) {
        place.close();
        subscriber.onError(failure);
      }
    }

    @Override
    public synchronized void onCompleted() {
      if (ended.compareAndSet(false, true)) {
        place.close();
        subscriber.onComplete();
      }
    }

    @Override
    public void request(long count) {
      upstream.request((int) Math.min(count, Integer.MAX_VALUE));
    }

    @Override
    public void cancel() {
      if (ended.compareAndSet(false, true)) {
        place.close();
        upstream.cancel("the reader left", null);
      }
    }
  }
}
