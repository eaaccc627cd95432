package org.spoke.base.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceParentTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void aHeaderMadeHereIsReadHere() {
    assertThat(TraceParent.traceId(TraceParent.of(TRACE))).contains(TRACE);
  }

  @Test
  void malformedHeadersAndTheNullTraceAreIgnored() {
    assertThat(TraceParent.traceId("00-xyz")).isEmpty();
    assertThat(TraceParent.traceId("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")).isEmpty();
  }
}
