/** Unsigned numbers of variable length (multiformats unsigned-varint). */
package org.spoke.libp2p.varint;
