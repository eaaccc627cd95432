package org.spoke.libp2p.noise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.crypto.AgreementKey;

/**
 * One side of a handshake by the pattern XX (Noise, sections 5.3 and 7.5), without any I/O: the
 * sides write and read three messages in turn, and then split.
 *
 * <pre>
 *   initiator            responder
 *      | -- e ----------------> |
 *      | <- e, ee, s, es ------ |
 *      | -- s, se ------------> |
 * </pre>
 */
final class HandshakeState {
  static final String PROTOCOL_NAME = "Noise_XX_25519_ChaChaPoly_SHA256";

  private static final List<List<Token>> XX =
      List.of(
          List.of(Token.E),
          List.of(Token.E, Token.EE, Token.S, Token.ES),
          List.of(Token.S, Token.SE));

  private final boolean initiator;
  private final AgreementKey ownStatic;
  private final AgreementKey ownEphemeral;
  private final SymmetricState symmetric = new SymmetricState(PROTOCOL_NAME);
  private byte[] theirStatic;
  private byte[] theirEphemeral;
  private int nextMessage;

  /**
   * @param direction of the connection: who dials is the initiator
   * @param prologue what both must agree on without sending it
   * @param ownEphemeral made for this handshake alone
   */
  HandshakeState(
      Direction direction, byte[] prologue, AgreementKey ownStatic, AgreementKey ownEphemeral) {
    this.initiator = direction == Direction.OUTBOUND;
    this.ownStatic = ownStatic;
    this.ownEphemeral = ownEphemeral;
    symmetric.mixHash(prologue);
  }

  /** Whether all three messages have gone. */
  boolean isFinished() {
    return nextMessage == XX.size();
  }

  /** Whether this side writes the next message. */
  boolean isOwnTurn() {
    return !isFinished() && initiator == (nextMessage % 2 == 0);
  }

  /**
   * The next message, with this payload in it: in the clear in the first message, secret in the
   * others.
   */
  byte[] write(byte[] payload) throws IOException {
    if (!isOwnTurn()) {
      throw new IllegalStateException(
          "Message " + (nextMessage + 1) + " is not for this side to write");
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (Token token : XX.get(nextMessage)) {
      switch (token) {
        case E -> {
          message.writeBytes(ownEphemeral.publicKey());
          symmetric.mixHash(ownEphemeral.publicKey());
        }
        case S -> message.writeBytes(symmetric.encryptAndHash(ownStatic.publicKey()));
        case EE, ES, SE -> symmetric.mixKey(agree(token));
      }
    }
    message.writeBytes(symmetric.encryptAndHash(payload));
    nextMessage++;
    return message.toByteArray();
  }

  /**
   * Reads the other side's next message. After an exception this handshake is of no more use.
   *
   * @return the payload in it
   * @throws ProtocolViolationException when the message is too short or was changed
   */
  byte[] read(byte[] message) throws IOException {
    if (isFinished() || isOwnTurn()) {
      throw new IllegalStateException(
          "Message " + (nextMessage + 1) + " is not for this side to read");
    }
    int at = 0;
    for (Token token : XX.get(nextMessage)) {
      switch (token) {
        case E -> {
          theirEphemeral =
              Arrays.copyOfRange(message, at, require(message, at, AgreementKey.KEY_BYTES));
          symmetric.mixHash(theirEphemeral);
          at += AgreementKey.KEY_BYTES;
        }
        case S -> {
          int length = AgreementKey.KEY_BYTES + symmetric.overheadBytes();
          int end = require(message, at, length);
          theirStatic = symmetric.decryptAndHash(message, at, length);
          at = end;
        }
        case EE, ES, SE -> symmetric.mixKey(agree(token));
      }
    }
    byte[] payload = symmetric.decryptAndHash(message, at, message.length - at);
    nextMessage++;
    return payload;
  }

  /**
   * The other side's static key, once it was read. It proves nobody until its owner's signature is
   * checked.
   */
  byte[] theirStatic() {
    return theirStatic.clone();
  }

  /** The same on both sides, and different for every handshake. */
  byte[] hash() {
    return symmetric.hash();
  }

  /** What encrypts from now on. */
  TransportCiphers split() {
    if (!isFinished()) {
      throw new IllegalStateException(
          "Message " + (nextMessage + 1) + " of the handshake is still to come");
    }
    byte[][] keys = symmetric.split();
    CipherState initiators = new CipherState(keys[0]);
    CipherState responders = new CipherState(keys[1]);
    return initiator
        ? new TransportCiphers(initiators, responders)
        : new TransportCiphers(responders, initiators);
  }

  private byte[] agree(Token token) throws ProtocolViolationException {
    boolean ownIsEphemeral = token == Token.EE || (token == Token.ES) == initiator;
    boolean theirsIsEphemeral = token == Token.EE || !ownIsEphemeral;
    AgreementKey own = ownIsEphemeral ? ownEphemeral : ownStatic;
    try {
      return own.agree(theirsIsEphemeral ? theirEphemeral : theirStatic);
    } catch (IllegalArgumentException smallOrder) {
      throw new ProtocolViolationException(
          "Handshake message " + (nextMessage + 1) + ": no secret", smallOrder);
    }
  }

  private int require(byte[] message, int at, int length) throws ProtocolViolationException {
    if (message.length - at < length) {
      throw new ProtocolViolationException(
          "Handshake message " + (nextMessage + 1) + " has only " + message.length + " bytes");
    }
    return at + length;
  }

  /** The keys for both directions. */
  record TransportCiphers(CipherState sending, CipherState receiving) {}

  /**
   * What a message carries or mixes: a key of its sender, or a secret of two keys, the initiator's
   * named first.
   */
  private enum Token {
    E,
    S,
    EE,
    ES,
    SE
  }
}
