package org.spoke.bench.tally;

import org.axonframework.serialization.Revision;

/** What has happened to a tally. */
public sealed interface TallyEvent {
  @Revision("1")
  record TallyOpened(String tally, String owner, long count) implements TallyEvent {}
}
