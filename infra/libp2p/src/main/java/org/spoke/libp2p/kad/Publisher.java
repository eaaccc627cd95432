package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes this peer's own values and provider records, and again before others forget them. */
final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  /** Long enough for a connection to come back, short against every expiry. */
  private static final Duration RETRY = Duration.ofMinutes(5);

  private final Publications publications;
  private final ValueRouting values;
  private final ContentRouting contents;

  Publisher(Publications publications, ValueRouting values, ContentRouting contents) {
    this.publications = publications;
    this.values = values;
    this.contents = contents;
  }

  /**
   * Puts an own value, from now on again and again.
   *
   * @return how many other peers keep it now
   * @throws IllegalArgumentException when it is not valid, or not the best
   */
  int put(ByteString key, ByteString value) throws IOException {
    values.keep(key, value);
    publications.put(key, value);
    try {
      return values.put(key, value);
    } catch (IOException failed) {
      publications.retryValue(key, RETRY);
      throw failed;
    }
  }

  /**
   * Announces that this peer provides something, from now on again and again.
   *
   * @return how many other peers have taken it
   */
  int provide(ByteString content) throws IOException {
    publications.provide(content);
    try {
      return contents.provide(content);
    } catch (IOException failed) {
      publications.retryContent(content, RETRY);
      throw failed;
    }
  }

  /** Does what is due now. */
  void run() throws InterruptedIOException {
    for (ByteString key : publications.dueValues()) {
      putAgain(key);
    }
    for (ByteString content : publications.dueContents()) {
      provideAgain(content);
    }
  }

  private void putAgain(ByteString key) throws InterruptedIOException {
    try {
      put(key, publications.value(key).orElse(ByteString.EMPTY));
    } catch (InterruptedIOException closing) {
      throw closing;
    } catch (IOException failed) {
      LOG.debug("An own value is not published again yet: {}", failed.getMessage());
    } catch (IllegalArgumentException expiredOrReplaced) {
      LOG.debug("An own value is published no more: {}", expiredOrReplaced.getMessage());
      publications.removeValue(key);
    }
  }

  private void provideAgain(ByteString content) throws InterruptedIOException {
    try {
      provide(content);
    } catch (InterruptedIOException closing) {
      throw closing;
    } catch (IOException failed) {
      LOG.debug("A key is not provided again yet: {}", failed.getMessage());
    }
  }
}
