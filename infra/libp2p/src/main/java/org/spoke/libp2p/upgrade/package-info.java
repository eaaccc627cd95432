/**
 * Makes a raw connection a secure and multiplexed one (connections spec, "Upgrading Connections").
 */
package org.spoke.libp2p.upgrade;
