/**
 * This library against js-libp2p, in both roles of each protocol that both speak. The peer is in
 * {@code src/test/js}.
 */
package org.spoke.libp2p.interop;
