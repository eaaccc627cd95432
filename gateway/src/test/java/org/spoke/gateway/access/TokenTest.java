package org.spoke.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.gateway.fakes.FakeBox;

class TokenTest {
  @TempDir Path data;

  @Test
  void withoutTheTokenOnlyHealthAnswers() throws Exception {
    try (FakeBox box = FakeBox.start(data)) {
      HttpResponse<String> none =
          box.send(HttpRequest.newBuilder(box.uri("/api/v1/devices")).build());
      assertThat(none.statusCode()).isEqualTo(401);
      assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"spoke\"");
      assertThat(none.body()).contains("token-missing");
      HttpResponse<String> wrong =
          box.send(
              HttpRequest.newBuilder(box.uri("/api/v1/devices"))
                  .header("Authorization", "Bearer " + "x".repeat(43))
                  .build());
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.body()).contains("token-wrong").doesNotContain(box.token());
      assertThat(box.send(HttpRequest.newBuilder(box.uri("/api/v1/health")).build()).statusCode())
          .isEqualTo(200);
      assertThat(box.get("/api/v1/devices").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theTokenIsMadeOnceAndReadableByItsOwnerAlone() throws Exception {
    Path file = data.resolve("gateway").resolve("token");
    String first;
    try (FakeBox box = FakeBox.start(data)) {
      first = box.token();
      assertThat(first).matches("[A-Za-z0-9_-]{43}");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    try (FakeBox box = FakeBox.start(data)) {
      assertThat(box.token()).isEqualTo(first);
    }
  }
}
