package org.spoke.devnet.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * An append-only file with one JSON object a line. A line counts once it ends with a line feed and
 * is on the disk; a torn last line, as kill -9 or a full disk leaves it, is cut off.
 */
final class Journal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel file;
  private long end;

  private Journal(FileChannel file) {
    this.file = file;
  }

  /** Opens or creates the file, hands every entry to the reader and stands at its end. */
  static Journal open(Path path, Consumer<JournalEntry> reader) throws IOException {
    Journal journal = new Journal(FileChannel.open(path, CREATE, READ, WRITE));
    try {
      journal.lock(path);
      journal.replay(reader);
      journal.cutTornLine();
      return journal;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Writes the entry to the disk. When that fails the file is as before. */
  void append(JournalEntry entry) {
    try {
      ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(UTF_8));
      long length = line.remaining();
      while (line.hasRemaining()) {
        file.write(line);
      }
      file.force(false);
      end += length;
    } catch (IOException e) {
      cutAfterFailure(e);
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void lock(Path path) throws IOException {
    try {
      FileLock lock = file.tryLock();
      if (lock == null) {
        throw new IOException(path + " is in use by another devnet");
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException(path + " is in use by another devnet", e);
    }
  }

  private void replay(Consumer<JournalEntry> reader) throws IOException {
    BufferedReader lines = new BufferedReader(Channels.newReader(file, UTF_8));
    long size = file.size();
    long number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      long lineEnd = end + line.getBytes(UTF_8).length + 1;
      if (lineEnd > size) {
        return;
      }
      accept(line, number++, reader);
      end = lineEnd;
    }
  }

  private static void accept(String line, long number, Consumer<JournalEntry> reader)
      throws IOException {
    try {
      reader.accept(JSON.readValue(line, JournalEntry.class));
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IOException("journal line " + number + " is damaged: " + e.getMessage(), e);
    }
  }

  private void cutTornLine() throws IOException {
    file.truncate(end);
    file.position(end);
  }

  private void cutAfterFailure(IOException cause) {
    try {
      cutTornLine();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
