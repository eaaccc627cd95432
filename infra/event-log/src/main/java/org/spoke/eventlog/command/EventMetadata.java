package org.spoke.eventlog.command;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.spoke.base.rpc.Invocation;

/**
 * Who and what led to an event, kept on it for ever: the call, or the event that was reacted to.
 * Each command takes it along, and each event takes it from its command.
 */
@Singleton
public final class EventMetadata
    implements MessageDispatchInterceptor<CommandMessage<?>>, CorrelationDataProvider {
  /** Id of the request that began it all. */
  public static final String CORRELATION_ID = "correlationId";

  /** Id of the event that was reacted to, or else of the command. */
  public static final String CAUSATION_ID = "causationId";

  /** Who asked. */
  public static final String ACTOR = "actor";

  /** Id of the command that decided the event. */
  public static final String COMMAND_ID = "commandId";

  /** W3C trace id. */
  public static final String TRACE_ID = "traceId";

  private static final Set<String> KEYS =
      Set.of(CORRELATION_ID, CAUSATION_ID, ACTOR, COMMAND_ID, TRACE_ID);

  @Override
  public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
      List<? extends CommandMessage<?>> commands) {
    return (index, command) -> command.andMetaData(of(command, Invocation.current()));
  }

  @Override
  public Map<String, ?> correlationDataFor(Message<?> message) {
    Map<String, Object> kept = new HashMap<>(message.getMetaData());
    kept.keySet().retainAll(KEYS);
    return kept;
  }

  private static Map<String, String> of(CommandMessage<?> command, Invocation invocation) {
    String commandId = orElse(invocation.commandId(), command.getIdentifier());
    Map<String, String> metadata = new HashMap<>();
    metadata.put(CORRELATION_ID, orElse(invocation.correlationId(), commandId));
    metadata.put(CAUSATION_ID, commandId);
    metadata.put(ACTOR, invocation.actor());
    metadata.put(COMMAND_ID, commandId);
    metadata.put(TRACE_ID, invocation.traceId());
    CurrentUnitOfWork.map(work -> work.getMessage())
        .filter(EventMessage.class::isInstance)
        .ifPresent(event -> metadata.put(CAUSATION_ID, event.getIdentifier()));
    return metadata;
  }

  private static String orElse(String value, String otherwise) {
    return value.isEmpty() ? otherwise : value;
  }
}
