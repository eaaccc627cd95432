/** The service's two schemas in Postgres: the log, and the view tables that can be rebuilt. */
package org.spoke.eventlog.schema;
