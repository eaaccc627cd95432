/**
 * Reads CBOR (RFC 8949) without losing the exact bytes, since hashes and sizes are of the bytes.
 */
package org.spoke.devnet.cbor;
