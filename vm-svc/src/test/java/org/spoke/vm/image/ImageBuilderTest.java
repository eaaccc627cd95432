package org.spoke.vm.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("vm")
class ImageBuilderTest {
  @TempDir Path folder;

  @Test
  void theSamePackagesGiveTheSameDigestAndBuildingTellsItsSteps() {
    ImageStore store = new ImageStore(folder);
    List<String> steps = new ArrayList<>();
    Image image =
        TestImages.builder(store)
            .build(
                ImageTemplate.debianMinimal(),
                (step, done, of) -> steps.add(done + "/" + of + " " + step));

    assertThat(image.digest()).isEqualTo(TestImages.minimal().digest());
    assertThat(store.newest("debian-minimal")).contains(image.digest());
    assertThat(store.templates()).containsExactly("debian-minimal");
    assertThat(image.manifest().packages())
        .extracting(ImageManifest.PackageVersion::name)
        .contains("busybox-static", "dropbear-bin")
        .isSorted();
    assertThat(steps)
        .containsExactly(
            "0/4 Download packages",
            "1/4 Unpack packages",
            "2/4 Put the initramfs together",
            "3/4 Record the digest",
            "4/4 Image is ready");
  }
}
