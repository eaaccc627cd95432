package org.spoke.devnet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final JournalEntry FORGED =
      new JournalEntry.Forged(1, 7, "aa", List.of("84a0a0f5f6"));
  private static final JournalEntry ROLLED_BACK = new JournalEntry.RolledBack(1);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("journal.jsonl");
  }

  @Test
  void whatWasWrittenIsReadInOrder() throws Exception {
    write(FORGED, ROLLED_BACK);

    assertThat(read()).containsExactly(FORGED, ROLLED_BACK);
  }

  @Test
  void aTornLastLineIsCutOffAndWritingGoesOn() throws Exception {
    write(FORGED);
    Files.writeString(file, "{\"type\":\"forged\",\"hei", StandardOpenOption.APPEND);

    assertThat(read()).containsExactly(FORGED);
    write(ROLLED_BACK);
    assertThat(read()).containsExactly(FORGED, ROLLED_BACK);
  }

  @Test
  void aDamagedLineIsNamed() throws Exception {
    write(FORGED);
    Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2 is damaged");
  }

  @Test
  void anUnknownEntryIsDamage() throws Exception {
    Files.writeString(file, "{\"type\":\"forked\",\"blocks\":1}\n");

    assertThatThrownBy(this::read).hasMessageContaining("line 1 is damaged");
  }

  private void write(JournalEntry... entries) throws IOException {
    try (Journal journal = Journal.open(file, ignored -> {})) {
      List.of(entries).forEach(journal::append);
    }
  }

  private List<JournalEntry> read() throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    Journal.open(file, entries::add).close();
    return entries;
  }
}
