/** Stored deadlines and recurring work, on db-scheduler in the service's own database. */
package org.spoke.eventlog.schedule;
