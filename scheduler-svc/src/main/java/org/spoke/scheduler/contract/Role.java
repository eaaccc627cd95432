package org.spoke.scheduler.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** In which part somebody signs a contract. */
public enum Role {
  @JsonProperty("tenant")
  TENANT,
  @JsonProperty("provider")
  PROVIDER;

  /** As it is written: {@code tenant} or {@code provider}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
