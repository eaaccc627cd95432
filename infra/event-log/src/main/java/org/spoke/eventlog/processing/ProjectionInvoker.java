package org.spoke.eventlog.processing;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.spoke.eventlog.Projection;

/** Calls a projection, and its {@code flush} once at the end of each batch. */
public final class ProjectionInvoker implements EventHandlerInvoker {
  private final Projection projection;
  private final EventHandlerInvoker handlers;
  private final String flushKey;

  public ProjectionInvoker(Projection projection, Handler handler) {
    this.projection = projection;
    this.handlers = handler.invoker();
    this.flushKey = "flush-" + handler.group();
  }

  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    return handlers.canHandle(event, segment);
  }

  @Override
  public boolean canHandleType(Class<?> payloadType) {
    return handlers.canHandleType(payloadType);
  }

  @Override
  public void handle(EventMessage<?> event, Segment segment) throws Exception {
    UnitOfWork<?> batch = CurrentUnitOfWork.get();
    batch.getOrComputeResource(
        flushKey,
        key -> {
          batch.onPrepareCommit(ending -> projection.flush());
          return key;
        });
    handlers.handle(event, segment);
  }
}
