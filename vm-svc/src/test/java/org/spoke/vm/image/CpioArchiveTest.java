package org.spoke.vm.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CpioArchiveTest {
  @Test
  void theOrderOfAddingDoesNotMatter() {
    byte[] one =
        new CpioArchive().file("b", 0644, bytes("2")).file("a/c", 0600, bytes("1")).toBytes();
    byte[] other =
        new CpioArchive().file("a/c", 0600, bytes("1")).file("b", 0644, bytes("2")).toBytes();
    assertThat(one).isEqualTo(other).hasSizeGreaterThan(0);
    assertThat(one.length % 512).isZero();
  }

  @Test
  void anEntryIsWrittenAsTheKernelReadsIt() {
    String text =
        new String(
            new CpioArchive().file("a", 0644, bytes("hey")).toBytes(), StandardCharsets.US_ASCII);
    assertThat(text)
        .startsWith(
            "070701"
                + "00000001"
                + "000081A4"
                + "00000000"
                + "00000000"
                + "00000001"
                + "00000000"
                + "00000003"
                + "00000000"
                + "00000000"
                + "00000000"
                + "00000000"
                + "00000002"
                + "00000000"
                + "a\0"
                + "hey\0"
                + "070701")
        .contains("TRAILER!!!\0");
  }

  @Test
  void aPathFromTheRootIsRefused() {
    assertThatThrownBy(() -> new CpioArchive().file("/etc/passwd", 0644, bytes("")))
        .hasMessageContaining("relative");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
