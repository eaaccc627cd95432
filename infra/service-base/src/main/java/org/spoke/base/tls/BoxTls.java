package org.spoke.base.tls;

import io.grpc.netty.GrpcSslContexts;
import io.micronaut.context.annotation.Value;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.net.ssl.SSLException;

/**
 * TLS 1.3 between the services of a box: both sides show the box's certificate and accept only that
 * one.
 */
@Singleton
public final class BoxTls {
  /** The name in the certificate; services are told apart by their ports. */
  public static final String BOX_NAME = "box.spoke.internal";

  private final SslContext server;
  private final SslContext client;

  BoxTls(@Value("${spoke.data}") Path data, InstantSource clock) {
    BoxCertificate certificate = BoxCertificate.in(data.resolve("tls"), clock);
    File trusted = certificate.certificate().toFile();
    File key = certificate.key().toFile();
    try {
      server =
          GrpcSslContexts.configure(SslContextBuilder.forServer(trusted, key), SslProvider.JDK)
              .trustManager(trusted)
              .clientAuth(ClientAuth.REQUIRE)
              .protocols("TLSv1.3")
              .build();
      client =
          GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
              .keyManager(trusted, key)
              .trustManager(trusted)
              .protocols("TLSv1.3")
              .build();
    } catch (SSLException unusable) {
      throw new IllegalStateException(
          "The box's certificate in " + data.resolve("tls") + " cannot be used.", unusable);
    }
  }

  public SslContext server() {
    return server;
  }

  public SslContext client() {
    return client;
  }
}
