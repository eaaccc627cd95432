package org.spoke.devnet;

import com.bloxbean.cardano.client.backend.api.BackendService;
import com.bloxbean.cardano.client.backend.blockfrost.service.BFBackendService;
import com.bloxbean.cardano.client.quicktx.QuickTxBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What a client of the devnet has: cardano-client-lib over Blockfrost, and plain HTTP. */
final class Client implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;
  private final BackendService backend;

  /**
   * @param url the base of the Blockfrost API
   */
  Client(String url) {
    this.root = url.substring(0, url.length() - "/api/v0/".length());
    this.backend = new BFBackendService(url, "any");
  }

  BackendService backend() {
    return backend;
  }

  QuickTxBuilder transactions() {
    return new QuickTxBuilder(backend);
  }

  /** Pays from the faucet and waits in no way: forge a block to see the money. */
  void fund(String address, long lovelace) {
    HttpResponse<String> response =
        post("/devnet/faucet", "{\"address\":\"%s\",\"lovelace\":%d}".formatted(address, lovelace));
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.body());
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path, String json) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(json)).build());
  }

  HttpResponse<String> submit(byte[] transaction) {
    return send(
        request("/api/v0/tx/submit")
            .header("Content-Type", "application/cbor")
            .POST(HttpRequest.BodyPublishers.ofByteArray(transaction))
            .build());
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
