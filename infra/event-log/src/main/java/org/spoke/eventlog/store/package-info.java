/**
 * Axon's event store on Postgres: JSON events under their simple names, transactions, snapshots.
 */
package org.spoke.eventlog.store;
