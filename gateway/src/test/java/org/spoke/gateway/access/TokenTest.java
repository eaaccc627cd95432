package org.spoke.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
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
  void onlyTheWholeTokenIsTheToken() throws Exception {
    Token token = new Token(data, new SecureRandom());
    String text = Files.readString(data.resolve("gateway").resolve("token")).strip();

    assertThat(token.matches(text)).isTrue();
    for (int at = 0; at < text.length(); at++) {
      String other = text.charAt(at) == 'x' ? "y" : "x";
      assertThat(token.matches(text.substring(0, at))).as("its first %d", at).isFalse();
      assertThat(token.matches(text.substring(0, at) + other + text.substring(at + 1)))
          .as("another letter at %d", at)
          .isFalse();
    }
    assertThat(token.matches(text + "x")).isFalse();
    assertThat(token.matches(text + text)).isFalse();
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
