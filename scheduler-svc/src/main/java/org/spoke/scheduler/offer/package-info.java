/** Where a job can run: offers, which of them is best, and the leases that hold one. */
package org.spoke.scheduler.offer;
