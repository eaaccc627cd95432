package org.spoke.devnet.chain;

import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/** An unspent output, where it is, and the block that made it. */
public record UnspentOutput(TransactionInput place, TransactionOutput output, Block block) {}
