package org.spoke.registry.machine;

/**
 * The first amount of which less is there than is wanted.
 *
 * @param what {@code cores}, {@code memory_mib} or {@code disk_mib}
 */
public record Shortage(String what, long wanted, long there) {}
