/** Commands: one transaction each, once for each idempotency key, with metadata on every event. */
package org.spoke.eventlog.command;
