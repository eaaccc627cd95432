package org.spoke.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spoke.gateway.fakes.FakeBox;
import org.spoke.gateway.fakes.FakeOperations;
import org.spoke.gateway.fakes.FakePayment;
import org.spoke.gateway.fakes.FakeRegistry;
import org.spoke.gateway.fakes.FakeScheduler;
import org.spoke.gateway.fakes.FakeVms;

/** The operations of the generated document, each with a request that the fakes answer well. */
final class Operations {
  private static final String RESOURCES = "{\"cores\":1,\"memoryMib\":512,\"diskMib\":1024}";

  private static final Map<String, String> BODIES =
      Map.of(
          "onboardDevice",
          "{\"name\":\"attic\",\"reserve\":"
              + RESOURCES
              + ",\"price\":{\"lovelacePerHour\":5},\"walletAddress\":\"addr_test1vq\"}",
          "changeDevice",
          "{\"name\":\"cellar\"}",
          "setAvailability",
          "{\"available\":false}",
          "submitJob",
          "{\"spec\":{\"image\":\"debian-minimal\",\"resources\":"
              + RESOURCES
              + ",\"maxLovelacePerHour\":9,\"durationSeconds\":60,\"walletId\":\"wal_1\"}}",
          "createWallet",
          "{\"name\":\"provider\"}",
          "importWallet",
          "{\"name\":\"old\",\"mnemonic\":\"abandon\"}",
          "startReplay",
          "{\"mode\":\"VERIFY\"}");

  private static final Map<String, String> IDS =
      Map.of(
          "/devices/", FakeRegistry.DEVICE,
          "/jobs/", FakeScheduler.JOB,
          "/contracts/", FakeScheduler.CONTRACT,
          "/vms/", FakeVms.VM,
          "/escrows/", FakePayment.ESCROW,
          "/wallets/", FakePayment.WALLET,
          "/dead-letters/", FakeOperations.LETTER);

  private Operations() {}

  /** One operation of the document. */
  record Operation(String method, String path, JsonNode described) {
    String id() {
      return described.get("operationId").asText();
    }

    boolean hasBody() {
      return described.has("requestBody");
    }

    /** The path with this in the place of every variable. */
    String pathWith(String value) {
      return path.replaceAll("\\{[a-z]+}", value);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Operation> of(JsonNode document) {
    List<Operation> all = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            all.add(
                                new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()))));
    return all;
  }

  /** A request that is answered well. */
  static HttpRequest request(FakeBox box, Operation operation, String replay) {
    return request(box, operation, goodPath(operation, replay), BODIES.get(operation.id()));
  }

  static HttpRequest request(FakeBox box, Operation operation, String path, String body) {
    HttpRequest.Builder request = box.request(path);
    if (operation.hasBody()) {
      request.header("Content-Type", "application/json");
    }
    return request
        .method(
            operation.method(),
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  static String goodBody(Operation operation) {
    return BODIES.get(operation.id());
  }

  private static String goodPath(Operation operation, String replay) {
    String path =
        operation
            .path()
            .replace("{service}", "vm")
            .replace("{name}", FakeVms.IMAGE)
            .replace("/replays/{id}", "/replays/" + replay);
    for (Map.Entry<String, String> id : IDS.entrySet()) {
      if (path.contains(id.getKey())) {
        path = path.replace("{id}", id.getValue());
      }
    }
    return path;
  }
}
