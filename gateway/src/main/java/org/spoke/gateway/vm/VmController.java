package org.spoke.gateway.vm;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.spoke.gateway.http.EntityTags;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.http.PageQuery;
import org.spoke.proto.vm.v1.GetVmRequest;
import org.spoke.proto.vm.v1.ListVmsRequest;
import org.spoke.proto.vm.v1.ListVmsResponse;
import org.spoke.proto.vm.v1.VmsGrpc.VmsBlockingStub;

/** Virtual machines. */
@Controller("/api/v1/vms")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "vms")
final class VmController {
  private final VmsBlockingStub vms;

  VmController(VmsBlockingStub vms) {
    this.vms = vms;
  }

  @Get
  @Operation(operationId = "listVms", summary = "VMs, oldest first, gone ones too")
  Page<Vm> list(
      @RequestBean PageQuery page,
      @Nullable @QueryValue @Parameter(description = "Only VMs of this job.") String jobId) {
    ListVmsResponse answer =
        vms.list(
            ListVmsRequest.newBuilder()
                .setJobId(Optional.ofNullable(jobId).orElse(""))
                .setPage(page.toRequest())
                .build());
    return Page.of(answer.getVmsList(), VmMapping::vm, answer.getPage());
  }

  @Get("/{id}")
  @Operation(operationId = "getVm", summary = "One VM")
  HttpResponse<Vm> get(String id) {
    Vm vm = VmMapping.vm(vms.get(GetVmRequest.newBuilder().setVmId(id).build()));
    return EntityTags.ok(vm, vm.version());
  }
}
