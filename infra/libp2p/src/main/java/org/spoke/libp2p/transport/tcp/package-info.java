/**
 * TCP (connections spec, "Transports"; addressing spec, "TCP"): raw bytes, which the upgrader makes
 * connections of.
 */
package org.spoke.libp2p.transport.tcp;
