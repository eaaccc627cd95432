/**
 * Keys that own money: mnemonics (BIP-39), their derivation (CIP-1852) and how seeds are kept
 * sealed at rest (docs/adr/0010).
 */
package org.spoke.payment.wallet;
