/**
 * Agrees on what a channel will carry: multistream-select 1.0 (connections spec,
 * "multistream-select").
 */
package org.spoke.libp2p.multistream;
