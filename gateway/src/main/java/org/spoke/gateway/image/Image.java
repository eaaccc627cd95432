package org.spoke.gateway.image;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.spoke.gateway.http.Protobuf;

/**
 * A measured image.
 *
 * @param digest sha256:(64 hex) over kernel, initramfs and command line
 * @param sizeBytes size in bytes
 * @param packages name and version of each Debian package in it
 */
@Introspected
public record Image(
    String name, String digest, long sizeBytes, List<String> packages, @Nullable Instant builtAt) {

  static Image of(org.spoke.proto.vm.v1.Image message) {
    return new Image(
        message.getName(),
        message.getDigest(),
        message.getSizeBytes(),
        List.copyOf(message.getPackagesList()),
        Protobuf.instant(message.hasBuiltAt(), message.getBuiltAt()));
  }
}
