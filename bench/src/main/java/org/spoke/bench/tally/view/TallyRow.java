package org.spoke.bench.tally.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One tally as queries see it. */
@MappedEntity("tally")
public record TallyRow(@Id String tally, String owner, long count) {}
