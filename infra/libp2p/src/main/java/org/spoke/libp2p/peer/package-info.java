/**
 * Who a peer is (peer-ids spec, "Peer Ids"), what it has signed about itself (RFC 0002 signed
 * envelopes, RFC 0003 peer records), and what is known of the others.
 */
package org.spoke.libp2p.peer;
