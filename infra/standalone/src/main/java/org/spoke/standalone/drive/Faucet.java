package org.spoke.standalone.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A devnet's faucet, asked over HTTP: the devnet may be one of a box in another process.
 *
 * @param devnet where the devnet is, for example {@code http://127.0.0.1:9190}
 */
public record Faucet(String devnet) {
  private static final int OK = 200;

  /** Pays to an address; the money is there once a block holds the transaction. */
  public void fund(String address, long lovelace) {
    String body = "{\"address\":\"%s\",\"lovelace\":%d}".formatted(address, lovelace);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(devnet + "/devnet/faucet"))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new IllegalStateException("the devnet's faucet said " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the devnet's faucet did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
