/** The payment service, as jobs need it: the tenant's wallet and how an escrow stands. */
package org.spoke.scheduler.payment;
