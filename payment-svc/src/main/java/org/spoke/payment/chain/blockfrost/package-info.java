/**
 * The chain through Blockfrost's HTTP API (version 0 of its OpenAPI description): served by the
 * devnet, by a node with that API, or by a hosted provider.
 */
package org.spoke.payment.chain.blockfrost;
