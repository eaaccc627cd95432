/**
 * Tests of the DHT: its parts alone, in a simulated network of hundreds of peers, and over hosts.
 */
package org.spoke.libp2p.kad;
