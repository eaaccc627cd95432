/**
 * A peer on the command line, for trying this library against others: a JSON line for each thing
 * that happens. Needs picocli, which is optional for all others who use the library.
 */
package org.spoke.libp2p.cli;
