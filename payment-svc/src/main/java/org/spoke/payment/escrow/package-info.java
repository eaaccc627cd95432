/**
 * The money of one contract: the rules by which it is locked, divided and given back. No clock, no
 * random, no I/O.
 */
package org.spoke.payment.escrow;
