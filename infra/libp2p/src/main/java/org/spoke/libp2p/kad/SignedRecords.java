package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.kad.wire.SignedRecordPayload;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.peer.SignedEnvelope;

/**
 * Values that only their author can put: under {@code /namespace/peer id/name} stands what this
 * peer has signed, with a number and an expiry. The highest number wins. The form is this library's
 * own, in an envelope of RFC 0002.
 */
public final class SignedRecords implements Validator {
  private static final byte[] PAYLOAD_TYPE = "/kad-record".getBytes(StandardCharsets.US_ASCII);

  private final String namespace;
  private final InstantSource clock;

  /**
   * @param namespace also keeps what was signed for it from being valid in another
   */
  public SignedRecords(String namespace, InstantSource clock) {
    if (namespace.isEmpty() || namespace.contains("/")) {
      throw new IllegalArgumentException("A namespace has no / and is not empty: " + namespace);
    }
    this.namespace = namespace;
    this.clock = clock;
  }

  /**
   * What an author has signed.
   *
   * @param sequence higher in each later record under the same key, unsigned
   */
  public record SignedRecord(PeerId author, long sequence, Instant expiry, byte[] value) {}

  /** Where an author's record of this name stands. */
  public byte[] key(PeerId author, String name) {
    return ("/" + namespace + "/" + author + "/" + name).getBytes(StandardCharsets.UTF_8);
  }

  /** The value to be put under {@link #key} of the key's peer and this name. */
  public byte[] sign(PrivateKey author, String name, long sequence, Instant expiry, byte[] value) {
    byte[] key = key(PeerId.of(author.publicKey()), name);
    SignedRecordPayload payload =
        SignedRecordPayload.newBuilder()
            .setKey(ByteString.copyFrom(key))
            .setSequence(sequence)
            .setExpiry(expiry.toEpochMilli())
            .setValue(ByteString.copyFrom(value))
            .build();
    return SignedEnvelope.sign(author, domain(), PAYLOAD_TYPE, payload.toByteArray()).encoded();
  }

  private String domain() {
    return "libp2p-kad-record:" + namespace;
  }

  /**
   * Reads and checks what stands under a key.
   *
   * @throws IllegalArgumentException when it is malformed, signed by another peer than the key
   *     names or for another key, or has expired
   */
  public SignedRecord open(byte[] key, byte[] value) {
    SignedRecord opened = read(key, value);
    if (!opened.expiry().isAfter(clock.instant())) {
      throw new IllegalArgumentException("A record has expired at " + opened.expiry());
    }
    return opened;
  }

  private SignedRecord read(byte[] key, byte[] value) {
    SignedEnvelope envelope = SignedEnvelope.open(value, domain(), PAYLOAD_TYPE);
    SignedRecordPayload payload = parse(envelope.payload());
    PeerId author = PeerId.of(envelope.signer());
    byte[] prefix = key(author, "");
    boolean authored =
        key.length > prefix.length
            && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    if (!authored || !Arrays.equals(key, payload.getKey().toByteArray())) {
      throw new IllegalArgumentException(
          "A record that " + author + " has signed stands under a key that is not its own");
    }
    return new SignedRecord(
        author,
        payload.getSequence(),
        Instant.ofEpochMilli(payload.getExpiry()),
        payload.getValue().toByteArray());
  }

  private static SignedRecordPayload parse(byte[] payload) {
    try {
      return SignedRecordPayload.parseFrom(payload);
    } catch (InvalidProtocolBufferException malformed) {
      throw new IllegalArgumentException(
          "A signed record is malformed: " + malformed.getMessage(), malformed);
    }
  }

  @Override
  public void validate(byte[] key, byte[] value) {
    open(key, value);
  }

  /** The highest number; of equal ones the latest expiry, and then the greatest bytes. */
  @Override
  public int select(byte[] key, List<byte[]> values) {
    List<SignedRecord> read = values.stream().map(value -> read(key, value)).toList();
    Comparator<Integer> order =
        Comparator.comparing((Integer index) -> read.get(index).sequence(), Long::compareUnsigned)
            .thenComparing(index -> read.get(index).expiry())
            .thenComparing(values::get, Arrays::compareUnsigned);
    return IntStream.range(0, values.size()).boxed().max(order).orElseThrow();
  }
}
