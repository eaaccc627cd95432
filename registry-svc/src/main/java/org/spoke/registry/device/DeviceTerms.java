package org.spoke.registry.device;

import org.spoke.registry.machine.Resources;

/**
 * What the owner decides about a device.
 *
 * @param name for people
 * @param reserved the part of the machine that is reserved for the network
 * @param price what an hour costs
 * @param walletAddress where the provider is paid
 */
public record DeviceTerms(
    DeviceName name, Resources reserved, Price price, WalletAddress walletAddress) {}
