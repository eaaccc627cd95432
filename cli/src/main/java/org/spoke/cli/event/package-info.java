/**
 * Verbs that read the history of events and follow it live (server-sent events, WHATWG HTML section
 * 9.2).
 */
package org.spoke.cli.event;
