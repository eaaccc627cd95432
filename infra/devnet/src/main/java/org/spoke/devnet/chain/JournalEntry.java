package org.spoke.devnet.chain;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalEntry.Forged.class, name = "forged"),
  @JsonSubTypes.Type(value = JournalEntry.RolledBack.class, name = "rolled-back")
})
sealed interface JournalEntry {
  /** A block was forged; its transactions are CBOR in hex. */
  record Forged(long height, long slot, String hash, List<String> transactions)
      implements JournalEntry {}

  /** The last blocks were taken away. */
  record RolledBack(int blocks) implements JournalEntry {}
}
