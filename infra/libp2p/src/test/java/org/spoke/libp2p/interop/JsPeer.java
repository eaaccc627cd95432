package org.spoke.libp2p.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/**
 * A js-libp2p peer in a process of its own. The process ends with its input, so also when this JVM
 * is killed. {@code src/test/js/peer.mjs} tells what it can be told.
 */
public final class JsPeer implements AutoCloseable {
  /** Longer than a command's own limit, so that its reason is heard. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_COMPLAINT_CHARACTERS = 4_000;

  private final Process process;
  private final BufferedWriter commands;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final StringBuffer complaints = new StringBuffer();
  private final JsonNode ready;

  private JsPeer(Process process) {
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().name("js peer's output").start(this::readLines);
    Thread.ofVirtual().name("js peer's complaints").start(this::readComplaints);
    this.ready = awaitEvent("ready", any -> true, START_PATIENCE);
  }

  /** Starts a peer; without npm the test is skipped. */
  public static JsPeer start(Map<String, ?> configuration) throws IOException {
    JsInstallation installation = JsInstallation.ready();
    return new JsPeer(
        new ProcessBuilder(
                installation.node().toString(),
                installation.folder().resolve("peer.mjs").toString(),
                JSON.writeValueAsString(configuration))
            .start());
  }

  public PeerId id() {
    return PeerId.parse(ready.get("peer").asText());
  }

  /** Its first address, its peer id included. */
  public Multiaddr address() {
    return Multiaddr.parse(ready.get("addrs").get(0).asText());
  }

  /**
   * Has it do something.
   *
   * @return what it answers
   * @throws IOException when it says that this failed, or says nothing in time
   */
  public JsonNode ask(String command, Map<String, ?> details) throws IOException {
    JsonNode answer = await(tell(command, details), command);
    if (answer.has("error")) {
      throw new IOException("js: " + command + ": " + answer.get("error").asText());
    }
    return answer.get("ok");
  }

  private CompletableFuture<JsonNode> tell(String command, Map<String, ?> details)
      throws IOException {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode line = JSON.valueToTree(details);
    line.put("id", id).put("do", command);
    synchronized (commands) {
      commands.write(line.toString());
      commands.newLine();
      commands.flush();
    }
    return answer;
  }

  private JsonNode await(CompletableFuture<JsonNode> answer, String command) throws IOException {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      throw new IOException("js: no answer to " + command + "; " + complaints, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", interrupted);
    }
  }

  /** Waits for an event of this name; others that come before are forgotten. */
  public JsonNode awaitEvent(String name, Predicate<JsonNode> wanted) {
    return awaitEvent(name, wanted, PATIENCE);
  }

  private JsonNode awaitEvent(String name, Predicate<JsonNode> wanted, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        JsonNode event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null || event.get("event").asText().equals("ended")) {
          throw new AssertionError("js: no event " + name + "; " + complaints);
        }
        if (event.get("event").asText().equals(name) && wanted.test(event)) {
          return event;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", interrupted);
    }
  }

  private void readLines() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(JSON.readTree(line));
      }
    } catch (IOException ended) {
      complaints.append(ended.getMessage());
    } finally {
      answers.values().forEach(each -> each.cancel(false));
      events.add(JSON.createObjectNode().put("event", "ended"));
    }
  }

  private void take(JsonNode line) {
    CompletableFuture<JsonNode> waiting =
        line.has("id") ? answers.remove(line.get("id").asInt()) : null;
    if (waiting == null) {
      events.add(line);
    } else {
      waiting.complete(line);
    }
  }

  private void readComplaints() {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (complaints.length() < MAX_COMPLAINT_CHARACTERS) {
          complaints.append(line).append('\n');
        }
      }
    } catch (IOException ended) {
      complaints.append(ended.getMessage());
    }
  }

  @Override
  public void close() {
    try (InputStream unread = process.getInputStream()) {
      commands.close();
      if (!process.waitFor(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException failure) {
      process.destroyForcibly();
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
