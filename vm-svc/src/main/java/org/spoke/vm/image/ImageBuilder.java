package org.spoke.vm.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.spoke.vm.image.DebianPackages.Fetched;
import org.spoke.vm.image.ImageFailure.Kind;

/**
 * Builds the image of a template and puts it into the store. The same package versions give the
 * same digest on every machine: nothing is compressed, and no time, owner or path enters.
 */
public final class ImageBuilder implements ImageSource {
  private static final int STEPS = 4;

  private final DebianPackages packages;
  private final ImageStore store;

  /**
   * @param packageCache folder for downloaded packages
   * @param store where the image goes
   */
  public ImageBuilder(Path packageCache, ImageStore store) {
    this.packages = new DebianPackages(packageCache);
    this.store = store;
  }

  /** A few seconds once the packages are here. */
  @Override
  public Image build(ImageTemplate template, BuildProgress progress) {
    try {
      Path work = store.newWorkFolder();
      try {
        return build(template, progress, work);
      } finally {
        FileTree.delete(work);
      }
    } catch (IOException e) {
      throw new ImageFailure(
          Kind.STORAGE_FAILED, "The image cannot be written: " + e.getMessage(), e);
    }
  }

  private Image build(ImageTemplate template, BuildProgress progress, Path work)
      throws IOException {
    progress.step("Download packages", 0, STEPS);
    List<Fetched> fetched = fetch(template);
    progress.step("Unpack packages", 1, STEPS);
    Path tree = Files.createDirectory(work.resolve("tree"));
    packages.unpack(fetched, tree);
    progress.step("Put the initramfs together", 2, STEPS);
    Path folder = Files.createDirectory(work.resolve("image"));
    Path modules = onlyChild(tree.resolve("lib/modules"));
    byte[] initramfs = new GuestTree(tree, template).toInitramfs(KernelModules.in(modules));
    String release = modules.getFileName().toString();
    Files.move(tree.resolve("boot/vmlinuz-" + release), folder.resolve(ImageStore.KERNEL));
    Files.write(folder.resolve(ImageStore.INITRAMFS), initramfs);
    progress.step("Record the digest", 3, STEPS);
    ImageManifest manifest = manifest(template, release, folder, fetched);
    Image image = store.put(folder, manifest);
    progress.step("Image is ready", STEPS, STEPS);
    return image;
  }

  private List<Fetched> fetch(ImageTemplate template) throws IOException {
    Fetched kernelPackage = packages.fetch(List.of(template.kernelPackage())).getFirst();
    List<String> names = new ArrayList<>(template.packages());
    names.add(packages.kernelBehind(kernelPackage));
    return packages.fetch(names);
  }

  private static ImageManifest manifest(
      ImageTemplate template, String release, Path folder, List<Fetched> fetched)
      throws IOException {
    return new ImageManifest(
        template.name(),
        release,
        ImageDigest.of(folder.resolve(ImageStore.KERNEL)).value(),
        ImageDigest.of(folder.resolve(ImageStore.INITRAMFS)).value(),
        template.commandLine(),
        fetched.stream().map(Fetched::version).toList());
  }

  private static Path onlyChild(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      List<Path> all = children.toList();
      if (all.size() != 1) {
        throw new ImageFailure(
            Kind.TEMPLATE_BROKEN, "One kernel release was expected; found " + all.size());
      }
      return all.getFirst();
    }
  }
}
