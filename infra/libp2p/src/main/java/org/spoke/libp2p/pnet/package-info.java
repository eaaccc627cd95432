/**
 * Keeps everybody out who has not the network's key (pnet spec, "Pre-shared Key Based Private
 * Networks").
 */
package org.spoke.libp2p.pnet;
