/** Verbs that show escrows and their transactions. */
package org.spoke.cli.escrow;
