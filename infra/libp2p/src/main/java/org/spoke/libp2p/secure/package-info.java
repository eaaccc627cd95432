/**
 * What makes a raw connection private and proves who is at its other end (connections spec,
 * "Securing").
 */
package org.spoke.libp2p.secure;
