/** /wallets: Cardano wallets of this box (spoke.payment.v1). */
package org.spoke.gateway.wallet;
