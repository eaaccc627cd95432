package org.spoke.vm.image;

/** Why an image could not be built, found or trusted. */
public final class ImageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a caller can tell apart. */
  public enum Kind {
    /** It is being built: ask again. */
    BUILDING,
    /** No image of this digest or template is on this machine. */
    UNKNOWN_IMAGE,
    /** The files are not what the digest says: never booted. */
    DIGEST_MISMATCH,
    /** apt or dpkg could not give the packages. */
    PACKAGES_UNAVAILABLE,
    /** A package does not hold what the template needs. */
    TEMPLATE_BROKEN,
    /** The disk is full or refuses to be written. */
    STORAGE_FAILED
  }

  private final Kind kind;

  public ImageFailure(Kind kind, String message) {
    this(kind, message, null);
  }

  public ImageFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
