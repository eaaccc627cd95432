/** Blocks, the mempool and the file that keeps them: one node that always leads. */
package org.spoke.devnet.chain;
