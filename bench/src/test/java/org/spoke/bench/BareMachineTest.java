package org.spoke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BareMachineTest {
  @Test
  void onlyTheHostsPortOfTheCommandIsChanged() {
    List<String> command =
        List.of(
            "qemu-system-x86_64",
            "-smp",
            "1",
            "-netdev",
            "user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:40123-:22");
    assertThat(BareMachine.withPort(command, 5))
        .startsWith("qemu-system-x86_64", "-smp", "1", "-netdev")
        .endsWith("user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:5-:22");
  }
}
