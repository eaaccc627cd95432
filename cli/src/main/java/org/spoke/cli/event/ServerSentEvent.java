package org.spoke.cli.event;

/**
 * One event of a stream (WHATWG HTML, section 9.2).
 *
 * @param id what to resume after; empty when the stream never named one
 * @param name {@code message} where the stream does not say
 */
record ServerSentEvent(String id, String name, String data) {}
