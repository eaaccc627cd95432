/** What services' tests of this house share: a real Postgres, a running service, golden events. */
package org.spoke.eventlog.testing;
