package org.spoke.gateway.fakes;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spoke.base.process.ServiceProcess;
import org.spoke.gateway.services.Service;

/**
 * A gateway on a free port in front of fakes of all services, and a client that holds its token.
 */
public final class FakeBox implements AutoCloseable {
  private final String name = UUID.randomUUID().toString();
  private final Map<Service, Server> servers = new EnumMap<>(Service.class);
  private final Map<Service, FakeLog> logs = new EnumMap<>(Service.class);
  private final Map<Service, FakeOperations> operations = new EnumMap<>(Service.class);
  private final LastCall lastCall = new LastCall();
  private final FakeRegistry registry = new FakeRegistry(lastCall);
  private final FakeScheduler scheduler = new FakeScheduler();
  private final FakeVms vms = new FakeVms();
  private final FakePayment payment = new FakePayment();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ServiceProcess gateway;
  private final String token;

  private FakeBox(Path data, Map<String, Object> settings) {
    for (Service service : Service.values()) {
      logs.put(service, new FakeLog(service));
      operations.put(service, new FakeOperations(service));
      start(service);
    }
    Map<String, Object> all = new HashMap<>(settings);
    all.put("fakes.box", name);
    all.put("spoke.data", data.toString());
    all.putIfAbsent("spoke.services.gateway.port", -1);
    gateway = ServiceProcess.start("gateway", all);
    try {
      token = Files.readString(data.resolve("gateway").resolve("token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FakeBox start(Path data) {
    return new FakeBox(data, Map.of());
  }

  public static FakeBox start(Path data, Map<String, Object> settings) {
    return new FakeBox(data, settings);
  }

  static String port(String box, Service service) {
    return box + "-" + service.label();
  }

  /** Starts a service, as a new process would. */
  public void start(Service service) {
    InProcessServerBuilder server =
        InProcessServerBuilder.forName(port(name, service))
            .intercept(lastCall)
            .addService(new HealthStatusManager().getHealthService());
    endpoints(service).forEach(server::addService);
    try {
      servers.put(service, server.build().start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops a service at once, as a kill would. */
  public void kill(Service service) {
    Server server = servers.remove(service).shutdownNow();
    try {
      server.awaitTermination();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<BindableService> endpoints(Service service) {
    List<BindableService> all =
        new ArrayList<>(
            switch (service) {
              case REGISTRY -> registry.services();
              case SCHEDULER -> scheduler.services();
              case VM -> vms.services();
              case PAYMENT -> payment.services();
            });
    all.addAll(logs.get(service).services());
    all.addAll(operations.get(service).services());
    return all;
  }

  /** A service's log. */
  public FakeLog log(Service service) {
    return logs.get(service);
  }

  /** A service's replays, dead letters and metrics. */
  public FakeOperations operations(Service service) {
    return operations.get(service);
  }

  /** The VMs. */
  public FakeVms vms() {
    return vms;
  }

  /** What travelled beside the last call to any service. */
  public LastCall lastCall() {
    return lastCall;
  }

  public String token() {
    return token;
  }

  public HttpClient client() {
    return client;
  }

  /** The gateway itself, for its beans and settings. */
  public ServiceProcess gateway() {
    return gateway;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + gateway.port() + path);
  }

  /** A request with the token. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /** Sends a body as JSON. */
  public HttpResponse<String> send(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    gateway.close();
    client.close();
    List.copyOf(servers.keySet()).forEach(this::kill);
  }
}
