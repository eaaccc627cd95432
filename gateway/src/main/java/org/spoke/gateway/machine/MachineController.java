package org.spoke.gateway.machine;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.spoke.proto.registry.v1.DetectMachineRequest;
import org.spoke.proto.registry.v1.DevicesGrpc.DevicesBlockingStub;
import org.spoke.proto.registry.v1.RunBenchmarkRequest;

/** This machine, measured. */
@Controller("/api/v1/machine")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "machine")
final class MachineController {
  private final DevicesBlockingStub devices;

  MachineController(DevicesBlockingStub devices) {
    this.devices = devices;
  }

  @Get
  @Operation(operationId = "getMachine", summary = "Measure this machine")
  Machine detect() {
    return MachineMapping.machine(devices.detect(DetectMachineRequest.getDefaultInstance()));
  }

  @Post("/benchmark")
  @Operation(operationId = "runBenchmark", summary = "Run the benchmark, some seconds")
  Benchmark benchmark() {
    return MachineMapping.benchmark(devices.runBenchmark(RunBenchmarkRequest.getDefaultInstance()));
  }
}
