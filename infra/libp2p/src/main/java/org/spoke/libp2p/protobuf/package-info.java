/** Protobuf messages behind their length, the framing that most protocols of libp2p share. */
package org.spoke.libp2p.protobuf;
