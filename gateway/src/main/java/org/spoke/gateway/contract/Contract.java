package org.spoke.gateway.contract;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.spoke.gateway.http.Protobuf;

/**
 * What both sides agreed on.
 *
 * @param document the canonical JSON document (RFC 8785) as text; its UTF-8 bytes are what was
 *     signed
 * @param documentSha256 SHA-256 of those bytes, hex
 */
@Introspected
public record Contract(
    String id,
    String jobId,
    String document,
    String documentSha256,
    List<Signature> signatures,
    @Nullable Instant signedAt) {

  /**
   * One side's Ed25519 signature over the document (RFC 8032).
   *
   * @param role tenant or provider
   * @param publicKey 32 bytes, hex
   * @param signature 64 bytes, hex
   */
  @Introspected
  public record Signature(String role, String publicKey, String signature) {}

  static Contract of(org.spoke.proto.scheduler.v1.Contract message) {
    return new Contract(
        message.getId(),
        message.getJobId(),
        message.getDocument().toStringUtf8(),
        message.getDocumentSha256(),
        message.getSignaturesList().stream().map(Contract::signature).toList(),
        Protobuf.instant(message.hasSignedAt(), message.getSignedAt()));
  }

  private static Signature signature(org.spoke.proto.scheduler.v1.Signature message) {
    HexFormat hex = HexFormat.of();
    return new Signature(
        message.getRole(),
        hex.formatHex(message.getPublicKey().toByteArray()),
        hex.formatHex(message.getSignature().toByteArray()));
  }
}
