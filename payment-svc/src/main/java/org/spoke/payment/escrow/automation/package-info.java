/**
 * What follows by itself from what happened to an escrow: one class a reaction, and the watches
 * over the chain.
 */
package org.spoke.payment.escrow.automation;
