/**
 * The Blockfrost HTTP API (openapi 0.1) over the node, and the devnet's own requests under /devnet.
 */
package org.spoke.devnet.http;
