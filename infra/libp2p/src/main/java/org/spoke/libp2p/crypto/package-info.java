/** Keys of peers: Ed25519, secp256k1, ECDSA and RSA, and their encoding (peer-ids spec, "Keys"). */
package org.spoke.libp2p.crypto;
