package org.spoke.gateway.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.spoke.base.problem.Problem;

/** What went wrong, as RFC 9457 problem details. */
@Introspected
@JsonPropertyOrder({"type", "title", "status", "detail", "remedy", "field"})
public final class ProblemDocument {
  /** Where the pages of problems are; a name, not an address that must answer. */
  public static final String TYPE_BASE = "https://spoke.dev/problems/";

  private static final Set<String> STANDARD =
      Set.of("type", "title", "status", "detail", "remedy", "field");

  private final Problem problem;
  private final Map<String, String> facts;

  ProblemDocument(Problem problem) {
    this.problem = problem;
    this.facts = new TreeMap<>(problem.facts());
    this.facts.keySet().removeAll(STANDARD);
  }

  @JsonProperty(value = "type", required = true)
  public String getType() {
    return TYPE_BASE + problem.type().slug();
  }

  @JsonProperty(value = "title", required = true)
  public String getTitle() {
    return problem.type().title();
  }

  @JsonProperty(value = "status", required = true)
  public int getStatus() {
    return problem.type().httpStatus();
  }

  @JsonProperty(value = "detail", required = true)
  public String getDetail() {
    return FieldNames.inText(problem);
  }

  @JsonProperty(value = "remedy", required = true)
  public String getRemedy() {
    return problem.type().remedy();
  }

  @Nullable
  @JsonProperty("field")
  public String getField() {
    return problem.field().map(FieldNames::inJson).orElse(null);
  }

  @JsonAnyGetter
  public Map<String, String> getFacts() {
    return facts;
  }
}
