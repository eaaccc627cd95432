/**
 * Keeps a host in touch with peers that it was given to begin with (discovery by a fixed list; no
 * specification).
 */
package org.spoke.libp2p.bootstrap;
