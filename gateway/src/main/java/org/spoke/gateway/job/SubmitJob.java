package org.spoke.gateway.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;

/** Asks for a job. */
@Introspected
public record SubmitJob(@JsonProperty(required = true) JobSpec spec) {}
