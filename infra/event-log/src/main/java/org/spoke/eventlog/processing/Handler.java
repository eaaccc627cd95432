package org.spoke.eventlog.processing;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.spoke.eventlog.FromService;

/**
 * A projection or reaction as its annotations describe it.
 *
 * @param group the processing group: name of its token, its dead letters, its metrics
 * @param bean the object with the handler methods
 * @param source the service whose feed it reads; empty for the service's own log
 * @param eventTypes the records that its methods take
 */
public record Handler(
    String group, Object bean, Optional<String> source, Set<Class<?>> eventTypes) {

  public static Handler of(Object bean) {
    Class<?> type = bean.getClass();
    String group =
        AnnotationUtils.<String>findAnnotationAttribute(
                type, ProcessingGroup.class, "processingGroup")
            .orElseThrow(
                () -> new IllegalArgumentException(type.getName() + " needs @ProcessingGroup"));
    Optional<String> source =
        AnnotationUtils.findAnnotationAttribute(type, FromService.class, "fromService");
    Set<Class<?>> eventTypes = eventTypes(type);
    if (eventTypes.isEmpty()) {
      throw new IllegalArgumentException(type.getName() + " has no @EventHandler");
    }
    return new Handler(group, bean, source, eventTypes);
  }

  /** Calls the handler's methods; what they throw comes through. */
  public EventHandlerInvoker invoker() {
    return SimpleEventHandlerInvoker.builder()
        .eventHandlers(bean)
        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
        .build();
  }

  private static Set<Class<?>> eventTypes(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (Class<?> at = type; at != Object.class; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        if (method.isAnnotationPresent(EventHandler.class)) {
          found.addAll(concrete(method.getParameterTypes()[0]));
        }
      }
    }
    return Set.copyOf(found);
  }

  private static List<Class<?>> concrete(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    List<Class<?>> records = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      records.addAll(concrete(permitted));
    }
    return records;
  }
}
