package org.spoke.vm.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.vm.image.ImageFailure.Kind;

class ImageLibraryTest {
  private static final String NAME = ImageTemplate.debianMinimal().name();
  private static final Duration PATIENCE = Duration.ofMillis(200);

  @TempDir Path folder;

  private final AtomicInteger builds = new AtomicInteger();
  private final CountDownLatch downloaded = new CountDownLatch(1);
  private ImageStore store;
  private ImageLibrary library;

  @BeforeEach
  void open() {
    store = new ImageStore(folder);
    library = library(this::buildOnceDownloaded);
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void whoCannotWaitHearsHowFarTheBuildIsAndFindsTheImageLater() {
    assertThatThrownBy(this::find)
        .isInstanceOfSatisfying(
            ImageFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.BUILDING))
        .hasMessageContaining("Download (1 of 2 steps done)");

    downloaded.countDown();

    await().ignoreExceptionsInstanceOf(ImageFailure.class).until(this::find, image -> true);
    assertThat(find().manifest().template()).isEqualTo(NAME);
    assertThat(builds).hasValue(1);
  }

  @Test
  void anImageThatIsQuicklyBuiltIsAnsweredAtOnce() {
    downloaded.countDown();

    assertThat(find().manifest().template()).isEqualTo(NAME);
    assertThat(find().manifest().template()).isEqualTo(NAME);
    assertThat(builds).hasValue(1);
  }

  @Test
  void aFailureIsToldAndTheNextCallerBeginsAnew() {
    library.close();
    library =
        library(
            (template, progress) -> {
              if (builds.incrementAndGet() == 1) {
                throw new ImageFailure(Kind.PACKAGES_UNAVAILABLE, "no archive");
              }
              return new PretendedImages(store).build(template, progress);
            });

    assertThatThrownBy(this::find)
        .isInstanceOfSatisfying(
            ImageFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.PACKAGES_UNAVAILABLE))
        .hasMessage("no archive");
    assertThat(find().manifest().template()).isEqualTo(NAME);
  }

  private Image find() {
    return library.find(NAME, BuildProgress.SILENT, PATIENCE);
  }

  private ImageLibrary library(ImageSource source) {
    return new ImageLibrary(store, source, List.of(ImageTemplate.debianMinimal()));
  }

  private Image buildOnceDownloaded(ImageTemplate template, BuildProgress progress) {
    builds.incrementAndGet();
    progress.step("Download", 1, 2);
    try {
      downloaded.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      throw new ImageFailure(Kind.STORAGE_FAILED, "cancelled", closed);
    }
    return new PretendedImages(store).build(template, progress);
  }
}
