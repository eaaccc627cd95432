/** Proves keys and encrypts with Noise XX, X25519, ChaCha20-Poly1305 and SHA-256 (noise spec). */
package org.spoke.libp2p.noise;
