package org.spoke.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A request that changes something. It carries an idempotency key, so sending it twice is sending
 * it once.
 *
 * @param body what to send; empty where there is nothing to say
 * @param ifMatch the ETag that the thing must still have
 */
public record Change(
    String method, String path, Optional<JsonNode> body, Optional<String> ifMatch) {
  public static Change post(String path) {
    return new Change("POST", path, Optional.empty(), Optional.empty());
  }

  public static Change post(String path, JsonNode body) {
    return new Change("POST", path, Optional.of(body), Optional.empty());
  }

  public static Change put(String path, JsonNode body) {
    return new Change("PUT", path, Optional.of(body), Optional.empty());
  }

  public static Change patch(String path, JsonNode body, Optional<String> ifMatch) {
    return new Change("PATCH", path, Optional.of(body), ifMatch);
  }

  public static Change delete(String path) {
    return new Change("DELETE", path, Optional.empty(), Optional.empty());
  }
}
