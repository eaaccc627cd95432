/** Wallets as queries see them. */
package org.spoke.payment.wallet.view;
