package org.spoke.base.rpc;

import io.grpc.Metadata;

/** The metadata keys of Spoke's calls. */
final class Headers {
  static final Metadata.Key<String> ACTOR = key("spoke-actor");
  static final Metadata.Key<String> CORRELATION_ID = key("spoke-correlation-id");
  static final Metadata.Key<String> TRACE_PARENT = key("traceparent");
  static final Metadata.Key<String> IDEMPOTENCY_KEY = key("idempotency-key");
  static final Metadata.Key<String> BODY_HASH = key("spoke-body-sha256");
  static final Metadata.Key<String> EXPECTED_VERSION = key("spoke-expected-version");

  private Headers() {}

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
