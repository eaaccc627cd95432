/** What tests of services share: a real Postgres, a running service, calls to it, golden events. */
package org.spoke.eventlog.testing;
