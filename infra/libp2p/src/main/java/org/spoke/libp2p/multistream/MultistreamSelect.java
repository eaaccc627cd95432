package org.spoke.libp2p.multistream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.UnsupportedProtocolException;
import org.spoke.libp2p.io.Duplex;

/** Agrees with the other side of a channel on the protocol that it carries from there on. */
public final class MultistreamSelect {
  /**
   * A dialer that knows none of so many protocols here knows none at all: identify tells them all
   * at once.
   */
  static final int MAX_PROPOSALS = 64;

  private MultistreamSelect() {}

  /**
   * Proposes protocols until the other side takes one.
   *
   * @param proposals in the order of preference, at least one
   * @throws UnsupportedProtocolException when it takes none
   * @throws ProtocolViolationException when it says what it may not
   */
  public static ProtocolId dial(Duplex channel, List<ProtocolId> proposals) throws IOException {
    channel.write(Lines.header(), Lines.of(proposals.getFirst()));
    LineReader answers = new LineReader(channel);
    answers.readHeader();
    for (int i = 0; i < proposals.size(); i++) {
      if (i > 0) {
        channel.write(Lines.of(proposals.get(i)));
      }
      if (isAgreed(answers.readLine(), proposals.get(i))) {
        return proposals.get(i);
      }
    }
    throw new UnsupportedProtocolException(proposals);
  }

  /**
   * Proposes one protocol and does not wait: the proposal goes out with the first bytes that are
   * written, or before the first that are read, and the answer is read with the first read. The end
   * of writing waits for the answer, since some peers stall otherwise. For protocols that the other
   * side is known to speak, and that lose nothing when what was written is thrown away.
   *
   * @return the channel as that protocol sees it; when the other side does not speak it, its reads
   *     fail with {@link UnsupportedProtocolException}, or as those of a channel that was cut,
   *     since some peers take what follows the proposal for a violation; the channel is then closed
   */
  public static Duplex propose(Duplex channel, ProtocolId proposal) {
    return new ProposedChannel(channel, proposal);
  }

  /**
   * Waits until the other side proposes a protocol that this side speaks. Refuses {@code ls} as any
   * other name: identify tells protocols, and only to whom has proven a key.
   *
   * @throws ProtocolViolationException when it says what it may not, or proposes too often
   * @throws java.io.EOFException when it goes away
   */
  public static ProtocolId listen(Duplex channel, Collection<ProtocolId> supported)
      throws IOException {
    LineReader proposals = new LineReader(channel);
    proposals.readHeader();
    boolean headerIsOwed = proposals.hasBegunLine();
    if (!headerIsOwed) {
      channel.write(Lines.header());
    }
    for (int i = 0; i < MAX_PROPOSALS; i++) {
      Optional<ProtocolId> agreed = named(proposals.readLine(), supported);
      answer(channel, agreed, headerIsOwed);
      headerIsOwed = false;
      if (agreed.isPresent()) {
        return agreed.get();
      }
    }
    throw new ProtocolViolationException("None of " + MAX_PROPOSALS + " proposals is spoken here");
  }

  private static void answer(Duplex channel, Optional<ProtocolId> agreed, boolean withHeader)
      throws IOException {
    ByteBuffer answer = agreed.map(Lines::of).orElseGet(Lines::refusal);
    if (withHeader) {
      channel.write(Lines.header(), answer);
    } else {
      channel.write(answer);
    }
  }

  private static Optional<ProtocolId> named(String name, Collection<ProtocolId> protocols) {
    return protocols.stream().filter(protocol -> protocol.name().equals(name)).findFirst();
  }

  /**
   * Whether an answer takes the proposal.
   *
   * @throws ProtocolViolationException when it neither takes nor refuses it
   */
  static boolean isAgreed(String answer, ProtocolId proposal) throws ProtocolViolationException {
    if (answer.equals(proposal.name())) {
      return true;
    }
    if (answer.equals(Lines.REFUSAL)) {
      return false;
    }
    throw new ProtocolViolationException(
        "The answer to "
            + proposal
            + " is neither that nor a refusal, but "
            + answer.length()
            + " other characters");
  }
}
