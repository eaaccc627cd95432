package org.spoke.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the box answered to a request that it carried out.
 *
 * @param body as it came
 * @param json the same, read
 */
public record Answer(String body, JsonNode json, Optional<String> etag) {}
