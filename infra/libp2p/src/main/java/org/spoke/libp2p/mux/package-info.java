/** Many streams over one secure channel (connections spec, "Multiplexing"). */
package org.spoke.libp2p.mux;
