/** /escrows: the money of contracts (spoke.payment.v1). */
package org.spoke.gateway.escrow;
