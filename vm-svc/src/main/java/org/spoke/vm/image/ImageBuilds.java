package org.spoke.vm.image;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.spoke.vm.image.ImageFailure.Kind;

/**
 * Builds images in the background, one at a time, since a build takes longer than a request may.
 * Whoever asks waits a little, and otherwise learns how far the build is.
 */
final class ImageBuilds implements AutoCloseable {
  private final Map<String, Build> builds = new ConcurrentHashMap<>();
  private final ExecutorService builder =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("image-build").factory());

  /**
   * The image, when it is built in time. A build that fails tells so once: who asks after that
   * begins a new one.
   *
   * @param patience how long the caller waits for it
   * @throws ImageFailure {@link Kind#BUILDING} while it is being built, or why it failed
   */
  Image result(ImageTemplate template, Duration patience, Function<BuildProgress, Image> work) {
    Build build = builds.computeIfAbsent(template.name(), name -> begin(name, work));
    try {
      Image image = build.outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      builds.remove(template.name(), build);
      return image;
    } catch (TimeoutException notYet) {
      throw build.underWay();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw build.underWay();
    } catch (ExecutionException failure) {
      builds.remove(template.name(), build);
      throw failure(template, failure.getCause());
    }
  }

  private Build begin(String name, Function<BuildProgress, Image> work) {
    Build build = new Build(name);
    build.outcome = builder.submit(() -> work.apply(build));
    return build;
  }

  private static ImageFailure failure(ImageTemplate template, Throwable cause) {
    return cause instanceof ImageFailure known
        ? new ImageFailure(known.kind(), known.getMessage(), known)
        : new ImageFailure(
            Kind.TEMPLATE_BROKEN,
            "Building image %s failed: %s".formatted(template.name(), cause),
            cause);
  }

  /** Gives up the build that is under way. */
  @Override
  public void close() {
    builder.shutdownNow();
  }

  /** One build, from its beginning until somebody has heard its outcome. */
  private static final class Build implements BuildProgress {
    private final String name;
    private Future<Image> outcome;
    private volatile String step = "waiting for its turn";

    Build(String name) {
      this.name = name;
    }

    @Override
    public void step(String text, int done, int of) {
      step = "%s (%d of %d steps done)".formatted(text, done, of);
    }

    ImageFailure underWay() {
      return new ImageFailure(Kind.BUILDING, "Image %s is being built: %s".formatted(name, step));
    }
  }
}
