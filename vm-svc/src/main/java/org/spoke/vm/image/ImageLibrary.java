package org.spoke.vm.image;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spoke.vm.image.ImageFailure.Kind;

/** Finds images by template or digest, and builds those that were never built here. */
public final class ImageLibrary implements AutoCloseable {
  private static final String DIGEST = "sha256:";

  private final ImageStore store;
  private final ImageSource source;
  private final Map<String, ImageTemplate> templates;
  private final Set<ImageDigest> verified = ConcurrentHashMap.newKeySet();
  private final ImageBuilds builds = new ImageBuilds();

  public ImageLibrary(ImageStore store, ImageSource source, List<ImageTemplate> templates) {
    this.store = store;
    this.source = source;
    this.templates =
        templates.stream().collect(Collectors.toMap(ImageTemplate::name, Function.identity()));
  }

  /**
   * The image of a template's name or of a digest. By digest it is verified each time, since a VM
   * is about to boot it; by template it is verified once in this process, since only its digest is
   * wanted. A template that was never built is built in the background.
   *
   * @param patience how long the caller waits for a build before it hears that it goes on
   * @throws ImageFailure when there is no such image, it is still being built, or it cannot be
   *     built or trusted
   */
  public Image find(String templateOrDigest, BuildProgress progress, Duration patience) {
    return templateOrDigest.startsWith(DIGEST)
        ? store.open(digest(templateOrDigest))
        : ofTemplate(templateOrDigest, progress, patience);
  }

  /** The newest image of each template that was built here. */
  public List<Image> all() {
    return store.templates().stream()
        .flatMap(template -> store.newest(template).stream())
        .map(this::trusted)
        .toList();
  }

  private Image ofTemplate(String name, BuildProgress progress, Duration patience) {
    ImageTemplate template = templates.get(name);
    if (template == null) {
      throw new ImageFailure(
          Kind.UNKNOWN_IMAGE,
          "There is no template %s; there are: %s"
              .formatted(name, String.join(", ", templates.keySet())));
    }
    return store
        .newest(name)
        .map(this::trusted)
        .orElseGet(
            () -> builds.result(template, patience, told -> built(template, progress.and(told))));
  }

  private Image trusted(ImageDigest digest) {
    if (verified.contains(digest)) {
      return store.describe(digest);
    }
    Image image = store.open(digest);
    verified.add(digest);
    return image;
  }

  /** Looks again when its turn has come: it may just have been built. */
  private Image built(ImageTemplate template, BuildProgress progress) {
    return store
        .newest(template.name())
        .map(this::trusted)
        .orElseGet(() -> source.build(template, progress));
  }

  /** Gives up the build that is under way. */
  @Override
  public void close() {
    builds.close();
  }

  private static ImageDigest digest(String text) {
    try {
      return new ImageDigest(text);
    } catch (IllegalArgumentException e) {
      throw new ImageFailure(Kind.UNKNOWN_IMAGE, e.getMessage(), e);
    }
  }
}
