package org.spoke.vm.image;

/** Makes images of templates. */
public interface ImageSource {
  /**
   * Makes the template's image and puts it into the store.
   *
   * @throws ImageFailure when packages are missing or the disk refuses
   */
  Image build(ImageTemplate template, BuildProgress progress);
}
