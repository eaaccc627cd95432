/** One class a rule of the ledger, each named in its comment as the specification names it. */
package org.spoke.devnet.ledger.rules;
