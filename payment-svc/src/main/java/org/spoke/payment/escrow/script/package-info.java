/**
 * What guards locked money on the chain. The rest of the service sees only {@link
 * org.spoke.payment.escrow.script.EscrowScript}: which script it is, and how the ledger wants it
 * shown, stays in here.
 */
package org.spoke.payment.escrow.script;
