/**
 * Bytes as text whose first character names the base (multiformats multibase), as far as peer ids
 * and addresses need it.
 */
package org.spoke.libp2p.multibase;
