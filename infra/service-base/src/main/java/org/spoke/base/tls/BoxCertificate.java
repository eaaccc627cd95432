package org.spoke.base.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.spoke.base.identity.KeyFile;

/** The box's self-signed P-256 certificate and its key, made by whichever service starts first. */
record BoxCertificate(Path certificate, Path key) {
  /**
   * Ten years: it is pinned, so expiry protects nothing; a new one is made by deleting the two
   * files.
   */
  private static final Duration VALIDITY = Duration.ofDays(3650);

  /** A box's clock may be set back after the first start. */
  private static final Duration CLOCK_SLACK = Duration.ofDays(1);

  /**
   * Synchronized, since a file lock keeps out other processes but is an error between threads of
   * one.
   */
  static synchronized BoxCertificate in(Path directory, InstantSource clock) {
    BoxCertificate files =
        new BoxCertificate(directory.resolve("box.crt"), directory.resolve("box.key"));
    try {
      KeyFile.privateDirectory(directory);
      try (FileChannel lockFile =
              FileChannel.open(
                  directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lockFile.lock()) {
        if (lock.isValid() && !Files.exists(files.certificate)) {
          files.create(clock.instant());
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the box's certificate in " + directory, e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("This JDK cannot make a P-256 certificate.", e);
    }
  }

  private void create(Instant now)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=" + BoxTls.BOX_NAME);
    byte[] encoded =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(CLOCK_SLACK)),
                Date.from(now.plus(VALIDITY)),
                name,
                pair.getPublic())
            .addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, BoxTls.BOX_NAME)))
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
            .getEncoded();
    KeyFile.write(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    KeyFile.write(certificate, pem("CERTIFICATE", encoded));
  }

  private static byte[] pem(String label, byte[] content) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
