package org.spoke.vm.api;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.spoke.base.rpc.Answers;
import org.spoke.base.rpc.Timestamps;
import org.spoke.proto.vm.v1.GetImageRequest;
import org.spoke.proto.vm.v1.Image;
import org.spoke.proto.vm.v1.ImagesGrpc;
import org.spoke.proto.vm.v1.ListImagesRequest;
import org.spoke.proto.vm.v1.ListImagesResponse;

/** Images over gRPC. */
@Singleton
class ImagesEndpoint extends ImagesGrpc.ImagesImplBase {
  private final TrustedImages images;

  ImagesEndpoint(TrustedImages images) {
    this.images = images;
  }

  @Override
  public void get(GetImageRequest request, StreamObserver<Image> reply) {
    Answers.one(reply, encode(images.open(request.getImage())));
  }

  @Override
  public void list(ListImagesRequest request, StreamObserver<ListImagesResponse> reply) {
    Answers.one(
        reply,
        ListImagesResponse.newBuilder()
            .addAllImages(images.all().stream().map(ImagesEndpoint::encode).toList())
            .build());
  }

  private static Image encode(org.spoke.vm.image.Image image) {
    try {
      return Image.newBuilder()
          .setName(image.manifest().template())
          .setDigest(image.digest().value())
          .setSizeBytes(Files.size(image.kernel()) + Files.size(image.initramfs()))
          .addAllPackages(
              image.manifest().packages().stream()
                  .map(each -> each.name() + " " + each.version())
                  .toList())
          .setBuiltAt(Timestamps.of(Files.getLastModifiedTime(image.initramfs()).toInstant()))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("An image that was just verified cannot be read", e);
    }
  }
}
