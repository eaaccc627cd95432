package org.spoke.devnet.http;

/** Answers a request with a value that becomes JSON, or throws {@link HttpProblem}. */
@FunctionalInterface
interface Handler {
  Object handle(Request request);
}
