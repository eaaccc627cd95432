package org.spoke.devnet.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.Hashes;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;
import org.spoke.devnet.transaction.Value;

/**
 * Where a chain begins: its time, and all its money at one address.
 *
 * @param systemStart the beginning of slot 0, in whole seconds
 */
public record Genesis(Instant systemStart, Address treasury) {
  public static final int NETWORK_ID = 0;
  public static final int NETWORK_MAGIC = 42;

  /** Mainnet's greatest supply: 45 billion ADA. */
  public static final BigInteger MAX_SUPPLY_LOVELACE = new BigInteger("45000000000000000");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The time that the folder's file names; without the file, now, and the file is written. */
  static Genesis openOrCreate(Path folder, Address treasury, InstantSource clock)
      throws IOException {
    Path file = folder.resolve("genesis.json");
    if (!Files.exists(file)) {
      Path fresh = folder.resolve("genesis.json.new");
      Files.write(fresh, JSON.writeValueAsBytes(new File(clock.instant().getEpochSecond())));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    File read = JSON.readValue(file.toFile(), File.class);
    return new Genesis(Instant.ofEpochSecond(read.systemStart()), treasury);
  }

  /** Where the first money lies (Shelley specification, initialFundsPseudoTxIn). */
  public TransactionInput firstMoney() {
    byte[] address = treasury.bytes();
    return new TransactionInput(new TransactionId(Hashes.blake2b256(address)), 0);
  }

  TransactionOutput firstOutput() {
    return new TransactionOutput(
        treasury,
        Value.lovelace(MAX_SUPPLY_LOVELACE),
        Optional.empty(),
        Optional.empty(),
        treasury.bytes().length,
        0);
  }

  private record File(long systemStart) {}
}
