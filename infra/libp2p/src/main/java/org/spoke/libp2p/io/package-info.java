/**
 * Two-way bytes with blocking reads and writes: what connections, secure channels and streams have
 * in common.
 */
package org.spoke.libp2p.io;
