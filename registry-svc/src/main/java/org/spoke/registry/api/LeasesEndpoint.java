package org.spoke.registry.api;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.spoke.base.paging.Page;
import org.spoke.base.rpc.Answers;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Views;
import org.spoke.proto.registry.v1.GetLeaseRequest;
import org.spoke.proto.registry.v1.Lease;
import org.spoke.proto.registry.v1.LeasesGrpc;
import org.spoke.proto.registry.v1.ListLeasesRequest;
import org.spoke.proto.registry.v1.ListLeasesResponse;
import org.spoke.proto.registry.v1.ReleaseLeaseRequest;
import org.spoke.proto.registry.v1.ReserveLeaseRequest;
import org.spoke.registry.device.DeviceCommand;
import org.spoke.registry.device.DeviceCommand.ReleaseLease;
import org.spoke.registry.device.DeviceId;
import org.spoke.registry.device.LeaseId;
import org.spoke.registry.device.view.LeaseRow;
import org.spoke.registry.device.view.LeaseRows;

/** Capacity accounting. */
@Singleton
final class LeasesEndpoint extends LeasesGrpc.LeasesImplBase {
  private final Decoding decoding;
  private final Commands commands;
  private final Views views;
  private final LeaseRows rows;

  LeasesEndpoint(Decoding decoding, Commands commands, Views views, LeaseRows rows) {
    this.decoding = decoding;
    this.commands = commands;
    this.views = views;
    this.rows = rows;
  }

  @Override
  public void reserve(ReserveLeaseRequest request, StreamObserver<Lease> caller) {
    Answers.one(caller, leaseAfter(() -> decoding.reserve(request)));
  }

  @Override
  public void release(ReleaseLeaseRequest request, StreamObserver<Lease> caller) {
    LeaseId lease = decoding.leaseId("lease_id", request.getLeaseId());
    Answers.one(
        caller, leaseAfter(() -> new ReleaseLease(new DeviceId(find(lease).device()), lease)));
  }

  @Override
  public void get(GetLeaseRequest request, StreamObserver<Lease> caller) {
    LeaseId lease = decoding.leaseId("lease_id", request.getLeaseId());
    Answers.one(caller, Encoding.lease(find(lease).toLease()));
  }

  @Override
  public void list(ListLeasesRequest request, StreamObserver<ListLeasesResponse> caller) {
    Page page = Page.of(request.getPage());
    List<LeaseRow> read = read(request.getDeviceId(), page);
    ListLeasesResponse.Builder response = ListLeasesResponse.newBuilder();
    page.rows(read).forEach(row -> response.addLeases(Encoding.lease(row.toLease())));
    Answers.one(caller, response.setPage(page.info(read, LeaseRow::place)).build());
  }

  private List<LeaseRow> read(String device, Page page) {
    views.await();
    if (device.isEmpty()) {
      return rows.page(page.after().createdAt(), page.after().id(), page.rowsToRead());
    }
    return rows.pageOf(
        decoding.deviceId("device_id", device).text(),
        page.after().createdAt(),
        page.after().id(),
        page.rowsToRead());
  }

  private LeaseRow find(LeaseId lease) {
    return views.find("lease", lease, () -> rows.findById(lease.text()));
  }

  private Lease leaseAfter(Supplier<DeviceCommand> decision) {
    return commands.run(
        Lease.parser(),
        decision,
        command -> Encoding.lease(commands.<org.spoke.registry.device.Lease>dispatch(command)));
  }
}
