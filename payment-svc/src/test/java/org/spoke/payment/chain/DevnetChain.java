package org.spoke.payment.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.spoke.devnet.Devnet;
import org.spoke.devnet.DevnetSettings;
import org.spoke.payment.chain.blockfrost.BlockfrostChainClient;
import org.spoke.payment.chain.blockfrost.BlockfrostSettings;

/** The devnet in this JVM, with blocks on request only. */
public final class DevnetChain implements TestChain {

  private static final int SLOTS_BEHIND =
      100; // so that there is a past in which a deadline can lie

  private final Devnet devnet;
  private final BlockfrostChainClient client;
  private final HttpClient http = HttpClient.newHttpClient();

  public DevnetChain(Path folder) {
    try {
      devnet = Devnet.start(DevnetSettings.of(folder, 0).withBlockInterval(Duration.ZERO));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    client = new BlockfrostChainClient(BlockfrostSettings.of(URI.create(devnet.url())));
    passSlots(SLOTS_BEHIND);
  }

  public String url() {
    return devnet.url();
  }

  @Override
  public ChainClient client() {
    return client;
  }

  @Override
  public void fund(Address address, Lovelace amount) {
    post("faucet", "{\"address\":\"" + address + "\",\"lovelace\":" + amount.amount() + "}");
    devnet.forge(1);
  }

  @Override
  public void passBlocks(int count) {
    devnet.forge(count);
  }

  /** Lets time pass, then makes a block. */
  public void passSlots(long count) {
    post("blocks", "{\"count\":1,\"skip_slots\":" + count + "}");
  }

  /**
   * Takes the last blocks off the chain; their transactions are lost unless someone submits them
   * again.
   */
  public void rollBack(int blocks) {
    post("rollback", "{\"blocks\":" + blocks + "}");
  }

  private void post(String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(devnet.root() + "/devnet/" + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("devnet: " + answer.body());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    http.close();
    client.close();
    try {
      devnet.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
