package org.spoke.gateway.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads server-sent events over a plain socket, so that it can also refuse to read. */
public final class SseClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bytes of the socket's own buffer: small, so that not reading is soon felt. */
  private static final int RECEIVE_BUFFER = 16 * 1024;

  private static final String LAST_CHUNK = "0";

  private final Socket socket = new Socket();
  private final List<String> aggregates = new CopyOnWriteArrayList<>();
  private final Map<String, List<String>> named = new ConcurrentHashMap<>();
  private volatile String lastId;
  private volatile boolean ended;

  private SseClient(FakeBox box, String path, String lastEventId) {
    try {
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.connect(new InetSocketAddress("127.0.0.1", box.gateway().port()));
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
              + box.token()
              + (lastEventId == null ? "" : "\r\nLast-Event-ID: " + lastEventId)
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static SseClient open(FakeBox box, String path, String lastEventId) {
    SseClient client = new SseClient(box, path, lastEventId);
    client.readOn();
    return client;
  }

  public static SseClient openWithoutReading(FakeBox box, String path) {
    return new SseClient(box, path, null);
  }

  /** Reads from now on. */
  public void readOn() {
    Thread.ofVirtual().start(this::read);
  }

  /** What the events that came happened to. */
  public List<String> aggregates() {
    return aggregates;
  }

  /** The data of the events with this name. */
  public List<String> named(String name) {
    return named.getOrDefault(name, List.of());
  }

  public String lastId() {
    return lastId;
  }

  /** Whether the server ended the stream. */
  public boolean ended() {
    return ended;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      String name = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("data: ")) {
          take(name, line.substring(6));
          name = "";
        } else if (line.equals(LAST_CHUNK)) {
          ended = true;
        }
      }
    } catch (IOException closed) {
      ended = true;
    } finally {
      ended = true;
    }
  }

  private void take(String name, String data) throws JsonProcessingException {
    if (name.isEmpty()) {
      aggregates.add(JSON.readTree(data).get("aggregateId").asText());
    } else {
      named.computeIfAbsent(name, unknown -> new CopyOnWriteArrayList<>()).add(data);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
