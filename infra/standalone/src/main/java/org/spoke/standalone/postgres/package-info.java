/**
 * The Postgres that a box brings along: durable, on loopback, closed to other users of the machine.
 */
package org.spoke.standalone.postgres;
