package org.spoke.cli.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a stream of server-sent events (WHATWG HTML, section 9.2.6). */
final class ServerSentEvents implements AutoCloseable {
  private static final int MAX_DATA_CHARACTERS = 4 * 1024 * 1024; // an event is some KiB

  private final BufferedReader lines;
  private String lastId;

  /**
   * @param lastId the id after which the stream was asked for
   */
  ServerSentEvents(InputStream stream, String lastId) {
    this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.lastId = lastId;
  }

  /** The next event with data; empty at the end of the stream. */
  Optional<ServerSentEvent> next() throws IOException {
    StringBuilder data = new StringBuilder();
    String name = "message";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() && !data.isEmpty()) {
        return Optional.of(new ServerSentEvent(lastId, name, data.substring(0, data.length() - 1)));
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
      switch (field) {
        case "id" -> lastId = value;
        case "event" -> name = value;
        case "data" -> append(data, value);
        default -> {} // a comment, or a field that the standard says to ignore
      }
    }
    return Optional.empty();
  }

  private static void append(StringBuilder data, String value) throws IOException {
    if (data.length() + value.length() > MAX_DATA_CHARACTERS) {
      throw new IOException("an event has more than " + MAX_DATA_CHARACTERS + " characters");
    }
    data.append(value).append('\n');
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
