package org.spoke.gateway.image;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.spoke.gateway.http.Page;
import org.spoke.proto.vm.v1.GetImageRequest;
import org.spoke.proto.vm.v1.ImagesGrpc.ImagesBlockingStub;
import org.spoke.proto.vm.v1.ListImagesRequest;

/** Images that VMs boot. */
@Controller("/api/v1/images")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "images")
final class ImageController {
  private final ImagesBlockingStub images;

  ImageController(ImagesBlockingStub images) {
    this.images = images;
  }

  @Get
  @Operation(operationId = "listImages", summary = "Images that were built here")
  Page<Image> list() {
    return new Page<>(
        images.list(ListImagesRequest.getDefaultInstance()).getImagesList().stream()
            .map(Image::of)
            .toList(),
        null);
  }

  @Get("/{name}")
  @Operation(
      operationId = "getImage",
      summary = "One image, by template or digest; built first when it never was")
  Image get(String name) {
    return Image.of(images.get(GetImageRequest.newBuilder().setImage(name).build()));
  }
}
