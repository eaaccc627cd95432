package org.spoke.vm.api;

import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.base.problem.Problem;
import org.spoke.vm.VmProblem;
import org.spoke.vm.image.Image;
import org.spoke.vm.image.ImageFailure;
import org.spoke.vm.image.ImageLibrary;

/** Images, with their failures as problems that a caller can act on. */
@Singleton
class TrustedImages {
  private static final Logger LOG = LoggerFactory.getLogger(TrustedImages.class);

  /** A build's steps take some seconds each. */
  private static final int RETRY_AFTER_SECONDS = 2;

  private final ImageLibrary library;

  TrustedImages(ImageLibrary library) {
    this.library = library;
  }

  /**
   * The image of a template or digest, verified. A template that was never built is built in the
   * background; a caller who waited in vain for that is told {@code image-building}.
   */
  Image open(String templateOrDigest) {
    try {
      return library.find(
          templateOrDigest,
          (step, done, of) -> LOG.info("image {}: {} ({}/{})", templateOrDigest, step, done, of));
    } catch (ImageFailure e) {
      throw problem(e);
    }
  }

  List<Image> all() {
    try {
      return library.all();
    } catch (ImageFailure e) {
      throw problem(e);
    }
  }

  private static Problem problem(ImageFailure failure) {
    VmProblem type =
        switch (failure.kind()) {
          case BUILDING -> VmProblem.IMAGE_BUILDING;
          case UNKNOWN_IMAGE -> VmProblem.IMAGE_UNKNOWN;
          case DIGEST_MISMATCH -> VmProblem.DIGEST_MISMATCH;
          case PACKAGES_UNAVAILABLE, TEMPLATE_BROKEN, STORAGE_FAILED ->
              VmProblem.IMAGE_BUILD_FAILED;
        };
    Problem problem =
        Problem.of(type, failure.getMessage() + ".").inField("image").causedBy(failure);
    return failure.kind() == ImageFailure.Kind.BUILDING
        ? problem.with("retryAfterSeconds", RETRY_AFTER_SECONDS)
        : problem;
  }
}
