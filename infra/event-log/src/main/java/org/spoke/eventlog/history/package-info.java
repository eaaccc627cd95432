/** The log as history: what happened, found again by type, aggregate, actor, time and request. */
package org.spoke.eventlog.history;
