package org.spoke.gateway.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.spoke.gateway.http.EntityTags;
import org.spoke.gateway.http.Flags;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.http.PageQuery;
import org.spoke.proto.registry.v1.DevicesGrpc.DevicesBlockingStub;
import org.spoke.proto.registry.v1.GetDeviceRequest;
import org.spoke.proto.registry.v1.ListDevicesRequest;
import org.spoke.proto.registry.v1.ListDevicesResponse;
import org.spoke.proto.registry.v1.OffboardDeviceRequest;
import org.spoke.proto.registry.v1.SetAvailabilityRequest;

/** Devices: onboard, change, offer, offboard. */
@Controller("/api/v1/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "devices")
final class DeviceController {
  private final DevicesBlockingStub devices;

  DeviceController(DevicesBlockingStub devices) {
    this.devices = devices;
  }

  @Get
  @Operation(operationId = "listDevices", summary = "All devices, offboarded ones too")
  Page<Device> list(@RequestBean PageQuery page) {
    ListDevicesResponse answer =
        devices.list(ListDevicesRequest.newBuilder().setPage(page.toRequest()).build());
    return Page.of(answer.getDevicesList(), DeviceMapping::device, answer.getPage());
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(operationId = "onboardDevice", summary = "Reserve a part of this machine")
  HttpResponse<Device> onboard(@Body OnboardDevice body) {
    Device device = DeviceMapping.device(devices.onboard(DeviceMapping.request(body)));
    return EntityTags.created(device, "/api/v1/devices/" + device.id(), device.version());
  }

  @Get("/{id}")
  @Operation(operationId = "getDevice", summary = "One device")
  HttpResponse<Device> get(String id) {
    return tagged(devices.get(GetDeviceRequest.newBuilder().setId(id).build()));
  }

  @Patch("/{id}")
  @Operation(operationId = "changeDevice", summary = "Change reservation, price, address or name")
  HttpResponse<Device> change(String id, @Body ChangeDevice body) {
    return tagged(devices.change(DeviceMapping.request(id, body)));
  }

  @Put("/{id}/availability")
  @Operation(operationId = "setAvailability", summary = "Make its offers appear or vanish")
  HttpResponse<Device> setAvailability(String id, @Body Availability body) {
    return tagged(
        devices.setAvailability(
            SetAvailabilityRequest.newBuilder().setId(id).setAvailable(body.available()).build()));
  }

  @Delete("/{id}")
  @Operation(operationId = "offboardDevice", summary = "Take the machine out of the network")
  HttpResponse<Device> offboard(
      String id,
      @Nullable
          @QueryValue
          @Parameter(
              description = "Close running jobs instead of refusing.",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          String force) {
    return tagged(
        devices.offboard(
            OffboardDeviceRequest.newBuilder()
                .setId(id)
                .setForce(Flags.parse("force", force))
                .build()));
  }

  private static HttpResponse<Device> tagged(org.spoke.proto.registry.v1.Device message) {
    Device device = DeviceMapping.device(message);
    return EntityTags.ok(device, device.version());
  }
}
