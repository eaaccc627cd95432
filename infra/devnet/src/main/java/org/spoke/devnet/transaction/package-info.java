/** What a signed transaction says, decoded strictly from its exact bytes (conway.cddl). */
package org.spoke.devnet.transaction;
