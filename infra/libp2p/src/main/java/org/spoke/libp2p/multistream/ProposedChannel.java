package org.spoke.libp2p.multistream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.UnsupportedProtocolException;
import org.spoke.libp2p.io.Duplex;

/** A channel that is used before the other side has taken the proposal. */
final class ProposedChannel implements Duplex {
  private final Duplex channel;
  private final ProtocolId proposal;

  /** Held while anything is written, since a reader may have to write the proposal. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Held while the answer is read, since a writer may have to read it. */
  private final ReentrantLock answering = new ReentrantLock();

  private volatile boolean proposed;
  private volatile boolean agreed;

  ProposedChannel(Duplex channel, ProtocolId proposal) {
    this.channel = channel;
    this.proposal = proposal;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    awaitAgreement();
    return channel.read(into);
  }

  @Override
  public void write(ByteBuffer... parts) throws IOException {
    lock(writing);
    try {
      if (proposed) {
        channel.write(parts);
      } else {
        proposed = true;
        channel.write(withProposal(parts));
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void closeWrite() throws IOException {
    awaitAgreement();
    channel.closeWrite();
  }

  @Override
  public void close() {
    channel.close();
  }

  private ByteBuffer[] withProposal(ByteBuffer... parts) {
    ByteBuffer[] all = new ByteBuffer[parts.length + 2];
    all[0] = Lines.header();
    all[1] = Lines.of(proposal);
    System.arraycopy(parts, 0, all, 2, parts.length);
    return all;
  }

  private void awaitAgreement() throws IOException {
    if (agreed) {
      return;
    }
    propose();
    lock(answering);
    try {
      if (!agreed) {
        readAnswer();
      }
    } finally {
      answering.unlock();
    }
  }

  private void propose() throws IOException {
    if (proposed) {
      return;
    }
    lock(writing);
    try {
      if (!proposed) {
        proposed = true;
        channel.write(withProposal());
      }
    } finally {
      writing.unlock();
    }
  }

  private void readAnswer() throws IOException {
    try {
      LineReader answers = new LineReader(channel);
      answers.readHeader();
      if (!MultistreamSelect.isAgreed(answers.readLine(), proposal)) {
        throw new UnsupportedProtocolException(List.of(proposal));
      }
      agreed = true;
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  private static void lock(ReentrantLock lock) throws InterruptedIOException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for the negotiation");
    }
  }
}
