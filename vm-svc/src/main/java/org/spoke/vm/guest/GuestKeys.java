package org.spoke.vm.guest;

/**
 * The keys of one VM: both are made before it boots.
 *
 * @param host the guest proves with it that it is the VM that was started
 * @param client this service proves with it that it may enter
 */
public record GuestKeys(Ed25519Pair host, Ed25519Pair client) {}
