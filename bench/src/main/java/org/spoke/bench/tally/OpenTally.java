package org.spoke.bench.tally;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens a tally. */
public record OpenTally(@TargetAggregateIdentifier String tally, String owner, long count) {}
