package org.spoke.scheduler.vm;

/**
 * A measured image.
 *
 * @param name the template's name
 * @param digest {@code sha256:<64 hex>}
 */
public record Image(String name, String digest) {}
