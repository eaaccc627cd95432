package org.spoke.gateway.vm;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import org.reactivestreams.Publisher;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.gateway.http.Flags;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;
import org.spoke.gateway.stream.CallPublisher;
import org.spoke.gateway.stream.KeptAlive;
import org.spoke.gateway.stream.Streams;
import org.spoke.gateway.stream.Ticker;
import org.spoke.proto.scheduler.v1.GetJobRequest;
import org.spoke.proto.scheduler.v1.JobsGrpc.JobsBlockingStub;
import org.spoke.proto.vm.v1.GetVmRequest;
import org.spoke.proto.vm.v1.ReadLogsRequest;
import org.spoke.proto.vm.v1.ReadLogsResponse;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmsGrpc;
import org.spoke.proto.vm.v1.VmsGrpc.VmsBlockingStub;

/** Consoles of VMs, as text that goes on for as long as it is followed. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogController {
  private final JobsBlockingStub jobs;
  private final VmsBlockingStub vms;
  private final Services services;
  private final Streams streams;
  private final Ticker ticker;
  private final Duration heartbeat;

  LogController(
      JobsBlockingStub jobs,
      VmsBlockingStub vms,
      Services services,
      Streams streams,
      Ticker ticker,
      @Value("${spoke.gateway.heartbeat}") Duration heartbeat) {
    this.jobs = jobs;
    this.vms = vms;
    this.services = services;
    this.streams = streams;
    this.ticker = ticker;
    this.heartbeat = heartbeat;
  }

  @Get("/vms/{id}/logs")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(operationId = "readVmLog", summary = "Console of a VM", tags = "vms")
  @ApiResponse(
      responseCode = "200",
      description = "The last 1 MiB of the console, and what follows.",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  Publisher<byte[]> ofVm(
      String id,
      @Nullable
          @QueryValue
          @Parameter(
              description = "Go on with what is written later.",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          String follow) {
    boolean goOn = Flags.parse("follow", follow);
    Vm vm = vms.get(GetVmRequest.newBuilder().setVmId(id).build());
    return console(vm.getId(), goOn);
  }

  @Get("/jobs/{id}/logs")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(operationId = "readJobLog", summary = "Console of a job's VM", tags = "jobs")
  @ApiResponse(
      responseCode = "200",
      description = "The last 1 MiB of the console, and what follows.",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  Publisher<byte[]> ofJob(
      String id,
      @Nullable
          @QueryValue
          @Parameter(
              description = "Go on with what is written later.",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          String follow) {
    boolean goOn = Flags.parse("follow", follow);
    String vm = jobs.get(GetJobRequest.newBuilder().setId(id).build()).getVmId();
    if (vm.isEmpty()) {
      throw Problem.of(CommonProblem.NOT_FOUND, "Job " + id + " has no VM yet, so it has no log.")
          .with("job", id);
    }
    return console(vms.get(GetVmRequest.newBuilder().setVmId(vm).build()).getId(), goOn);
  }

  private Publisher<byte[]> console(String vm, boolean follow) {
    ReadLogsRequest request = ReadLogsRequest.newBuilder().setVmId(vm).setFollow(follow).build();
    Streams.Place place = streams.take(Streams.Kind.LOGS);
    return new KeptAlive(
        new CallPublisher<ReadLogsRequest, ReadLogsResponse, byte[]>(
            observer -> VmsGrpc.newStub(services.channel(Service.VM)).readLogs(request, observer),
            part -> part.getData().toByteArray(),
            place),
        ticker,
        heartbeat);
  }
}
