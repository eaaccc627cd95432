/** Escrows and their transactions as queries and the watches see them. */
package org.spoke.payment.escrow.view;
