/**
 * The host: its connections, how it dials, whom it lets in, and what all of that may cost
 * (connections spec, "Connection Establishment").
 */
package org.spoke.libp2p.host;
