package org.spoke.base.process;

import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running service: its own Micronaut context with the beans of its package, its gRPC (or HTTP)
 * port and its schema. Its settings are {@code application.yml}, {@code application-<service>.yml},
 * environment variables and what the caller adds, the later before the earlier.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);

  /** Exit code when a port is taken or the settings cannot be used (sysexits EX_CONFIG). */
  private static final int EXIT_CONFIG = 78;

  private final String service;
  private final ApplicationContext context;

  private ServiceProcess(String service, ApplicationContext context) {
    this.service = service;
    this.context = context;
  }

  /** Starts a service in this JVM and returns when its port is open. */
  public static ServiceProcess start(String service, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("spoke.service", service);
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .environments(service)
            .banner(false)
            .properties(all)
            .start();
    try {
      ServiceProcess process = new ServiceProcess(service, context);
      process.server().start();
      LOG.info("{} serves on port {}", service, process.port());
      return process;
    } catch (RuntimeException failure) {
      Object port = all.getOrDefault("spoke.services." + service + ".port", "");
      context.close();
      throw PortTakenException.isIn(failure)
          ? new PortTakenException(service, port.toString(), failure)
          : failure;
    }
  }

  /**
   * Services speak gRPC; the gateway, which does not, speaks HTTP. In one JVM both are on the class
   * path.
   */
  private EmbeddedServer server() {
    return context
        .findBean(GrpcEmbeddedServer.class)
        .<EmbeddedServer>map(grpc -> grpc)
        .orElseGet(() -> context.getBean(EmbeddedServer.class));
  }

  /**
   * A service's {@code main}: runs it until SIGTERM or SIGINT; ends with code 78 when it cannot
   * start.
   */
  public static void main(String service) {
    CountDownLatch stopped = new CountDownLatch(1);
    try {
      ServiceProcess process = start(service, Map.of());
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    process.close();
                    stopped.countDown();
                  },
                  "stop-" + service));
      stopped.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      System.err.println(StartFailure.explain(service, failure));
      System.exit(EXIT_CONFIG);
    }
  }

  /** The service's beans, for the box that holds it and for tests. */
  public ApplicationContext context() {
    return context;
  }

  /** The port that it serves on. */
  public int port() {
    return server().getPort();
  }

  @Override
  public void close() {
    LOG.info("{} stops", service);
    context.close();
  }
}
