/**
 * Many streams over one channel by yamux, {@code /yamux/1.0.0} (libp2p specs, "yamux").
 *
 * <p>Frames and windows are pure. Two virtual threads serve a connection: one reads frames and
 * never waits for anything but the channel, the other one writes what the streams have put into
 * bounded buffers.
 */
package org.spoke.libp2p.yamux;
