package org.spoke.libp2p.kad;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What a peer needs besides the network.
 *
 * @param random may be used by several threads
 * @param executor runs requests; those of one operation are bounded
 */
record Surroundings(InstantSource clock, RandomGenerator random, Executor executor) {}
