package org.spoke.vm.image;

import java.nio.file.Path;

/**
 * An image on this machine whose files were just found to have the digest: what a VM may boot.
 *
 * @param digest SHA-256 of the manifest, which holds the digests of kernel and initramfs
 */
public record Image(ImageDigest digest, Path kernel, Path initramfs, ImageManifest manifest) {}
