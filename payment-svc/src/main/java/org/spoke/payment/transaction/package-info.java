/**
 * Builds and signs the transactions of an escrow: the same inputs always give the same bytes, and
 * not a lovelace is lost (locked = paid + refunded + fees).
 */
package org.spoke.payment.transaction;
