/** Events that reactions gave up on: kept in order, seen, tried again or discarded by a person. */
package org.spoke.eventlog.deadletter;
