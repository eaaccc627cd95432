/** Is a peer there, and how far away (ping spec). */
package org.spoke.libp2p.ping;
