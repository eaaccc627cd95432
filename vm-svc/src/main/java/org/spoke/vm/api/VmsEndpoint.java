package org.spoke.vm.api;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.spoke.base.paging.Page;
import org.spoke.base.rpc.Answers;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Views;
import org.spoke.proto.vm.v1.GetVmRequest;
import org.spoke.proto.vm.v1.LaunchVmRequest;
import org.spoke.proto.vm.v1.ListVmsRequest;
import org.spoke.proto.vm.v1.ListVmsResponse;
import org.spoke.proto.vm.v1.ReadLogsRequest;
import org.spoke.proto.vm.v1.ReadLogsResponse;
import org.spoke.proto.vm.v1.ShellRequest;
import org.spoke.proto.vm.v1.ShellResponse;
import org.spoke.proto.vm.v1.StopVmRequest;
import org.spoke.proto.vm.v1.Vm;
import org.spoke.proto.vm.v1.VmsGrpc;
import org.spoke.vm.VmId;
import org.spoke.vm.machine.GoneReason;
import org.spoke.vm.machine.VmCommand.CreateVm;
import org.spoke.vm.machine.VmCommand.StopVm;
import org.spoke.vm.machine.VmCommand.TellStanding;
import org.spoke.vm.machine.VmRequest;
import org.spoke.vm.machine.VmStanding;
import org.spoke.vm.machine.view.VmRow;
import org.spoke.vm.machine.view.VmRows;

/** VMs over gRPC. */
@Singleton
class VmsEndpoint extends VmsGrpc.VmsImplBase {
  private static final Duration STOP_GRACE = Duration.ofSeconds(10); // the contract of Stop

  private final Commands commands;
  private final Views views;
  private final VmRows rows;
  private final TrustedImages images;
  private final LogStreams logs;
  private final Shells shells;
  private final InstantSource clock;

  VmsEndpoint(
      Commands commands,
      Views views,
      VmRows rows,
      TrustedImages images,
      LogStreams logs,
      Shells shells,
      InstantSource clock) {
    this.commands = commands;
    this.views = views;
    this.rows = rows;
    this.images = images;
    this.logs = logs;
    this.shells = shells;
    this.clock = clock;
  }

  @Override
  public void launch(LaunchVmRequest request, StreamObserver<Vm> reply) {
    VmId id = VmCodec.id(request.getVmId());
    Answers.one(
        reply,
        commands.run(Vm.parser(), () -> withTrustedImage(request), wanted -> create(id, wanted)));
  }

  @Override
  public void stop(StopVmRequest request, StreamObserver<Vm> reply) {
    VmId id = VmCodec.id(request.getVmId());
    Answers.one(reply, commands.run(Vm.parser(), () -> stop(id)));
  }

  @Override
  public void get(GetVmRequest request, StreamObserver<Vm> reply) {
    VmId id = VmCodec.id(request.getVmId());
    Answers.one(reply, VmCodec.vm(views.find("vm", id, () -> rows.findById(id.value()))));
  }

  @Override
  public void list(ListVmsRequest request, StreamObserver<ListVmsResponse> reply) {
    Page page = Page.of(request.getPage());
    views.await();
    List<VmRow> read =
        rows.page(
            page.after().createdAt(), page.after().id(), request.getJobId(), page.rowsToRead());
    Answers.one(
        reply,
        ListVmsResponse.newBuilder()
            .addAllVms(page.rows(read).stream().map(VmCodec::vm).toList())
            .setPage(page.info(read, VmRow::place))
            .build());
  }

  @Override
  public void readLogs(ReadLogsRequest request, StreamObserver<ReadLogsResponse> reply) {
    VmId id = VmCodec.id(request.getVmId());
    commands.<VmStanding>dispatch(new TellStanding(id));
    logs.send(id, request.getFollow(), (ServerCallStreamObserver<ReadLogsResponse>) reply);
  }

  @Override
  public StreamObserver<ShellRequest> shell(StreamObserver<ShellResponse> reply) {
    return shells.open((ServerCallStreamObserver<ShellResponse>) reply);
  }

  private VmRequest withTrustedImage(LaunchVmRequest request) {
    VmRequest wanted = VmCodec.request(request);
    images.open(wanted.image());
    return wanted;
  }

  private Vm create(VmId id, VmRequest wanted) {
    return VmCodec.vm(commands.<VmStanding>dispatch(new CreateVm(id, wanted, clock.instant())));
  }

  private Vm stop(VmId id) {
    Instant now = clock.instant();
    StopVm command =
        new StopVm(
            id, GoneReason.STOPPED, "The VM was stopped as asked.", now.plus(STOP_GRACE), now);
    return VmCodec.vm(commands.<VmStanding>dispatch(command));
  }
}
