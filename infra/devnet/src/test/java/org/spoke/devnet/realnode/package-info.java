/** Holds the devnet's verdicts against those of a real Cardano node, where one is at hand. */
package org.spoke.devnet.realnode;
