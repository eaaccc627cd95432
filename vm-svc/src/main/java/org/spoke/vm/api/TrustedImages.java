package org.spoke.vm.api;

import io.grpc.Context;
import io.grpc.Deadline;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  /** Of a caller without a deadline: all packages over a slow line. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** For the answer to reach a caller behind two services of a busy box. */
  private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(2);

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
          (step, done, of) -> LOG.info("image {}: {} ({}/{})", templateOrDigest, step, done, of),
          patience());
    } catch (ImageFailure e) {
      throw problem(e);
    }
  }

  /** What the caller's deadline leaves, less the time for the answer. */
  private static Duration patience() {
    Deadline deadline = Context.current().getDeadline();
    return deadline == null
        ? LONGEST_WAIT
        : Duration.ofMillis(Math.max(0, deadline.timeRemaining(TimeUnit.MILLISECONDS)))
            .minus(TIME_TO_ANSWER);
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
