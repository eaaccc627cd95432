/** How bytes reach another machine (connections spec, "Transports"). */
package org.spoke.libp2p.transport;
