package org.spoke.cli.device;

import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.View;

/** How devices and offers are shown. */
public final class DeviceViews {
  /** One device, whole. */
  public static final View DEVICE =
      new DetailsView(
          List.of(
              Column.text("Device", "/id"),
              Column.text("Name", "/name"),
              Column.text("Status", "/status"),
              Column.integer("Cores reserved", "/reserved/cores"),
              Column.integer("Cores free", "/free/cores"),
              Column.mebibytes("Memory reserved", "/reserved/memoryMib"),
              Column.mebibytes("Memory free", "/free/memoryMib"),
              Column.mebibytes("Disk reserved", "/reserved/diskMib"),
              Column.mebibytes("Disk free", "/free/diskMib"),
              Column.adaPrice("Price an hour", "/price/lovelacePerHour"),
              Column.ntxPrice("or in NTX", "/price/ntxUnitsPerHour"),
              Column.text("Paid to", "/walletAddress"),
              Column.integer("Version", "/version"),
              Column.time("Onboarded", "/onboardedAt"),
              Column.time("Offboarded", "/offboardedAt")));

  /** Devices in a list. */
  public static final List<Column> DEVICE_ROW =
      List.of(
          Column.text("Device", "/id"),
          Column.text("Name", "/name"),
          Column.text("Status", "/status"),
          Column.integer("Cores", "/reserved/cores"),
          Column.integer("free", "/free/cores"),
          Column.mebibytes("Memory", "/reserved/memoryMib"),
          Column.mebibytes("free", "/free/memoryMib"),
          Column.mebibytes("Disk", "/reserved/diskMib"),
          Column.mebibytes("free", "/free/diskMib"),
          Column.adaPrice("An hour", "/price/lovelacePerHour"));

  static final List<Column> OFFER_ROW =
      List.of(
          Column.text("Offer", "/id"),
          Column.text("Device", "/deviceId"),
          Column.integer("Cores", "/free/cores"),
          Column.mebibytes("Memory", "/free/memoryMib"),
          Column.mebibytes("Disk", "/free/diskMib"),
          Column.adaPrice("An hour", "/price/lovelacePerHour"),
          Column.ntxPrice("or in NTX", "/price/ntxUnitsPerHour"));

  private DeviceViews() {}
}
