package org.spoke.libp2p.host;

import java.util.concurrent.atomic.LongAdder;

/** What has happened to a host since it began. */
final class Counters {
  final LongAdder dials = new LongAdder();
  final LongAdder dialsFailed = new LongAdder();
  final LongAdder dialsCancelled = new LongAdder();
  final LongAdder connectionsOpened = new LongAdder();
  final LongAdder connectionsRefused = new LongAdder();
  final LongAdder connectionsTrimmed = new LongAdder();
  final LongAdder streamsOpened = new LongAdder();
  final LongAdder streamsRefused = new LongAdder();
  final LongAdder eventsDropped = new LongAdder();
}
