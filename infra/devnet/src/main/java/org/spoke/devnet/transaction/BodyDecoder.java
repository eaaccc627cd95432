package org.spoke.devnet.transaction;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.spoke.devnet.cbor.CborReader;
import org.spoke.devnet.cbor.MalformedCbor;

/** Decodes a body. A field that it does not know refuses the transaction: nothing is overlooked. */
final class BodyDecoder {
  private static final Set<Integer> REQUIRED_FIELDS = Set.of(0, 1, 2);

  private final CborReader reader;
  private Set<TransactionInput> inputs = Set.of();
  private List<TransactionOutput> outputs = List.of();
  private BigInteger fee = BigInteger.ZERO;
  private OptionalLong invalidHereafter = OptionalLong.empty();
  private OptionalLong invalidBefore = OptionalLong.empty();
  private Value mint = Value.ZERO;
  private Optional<String> auxiliaryDataHash = Optional.empty();
  private Set<KeyHash> requiredSigners = Set.of();
  private OptionalInt networkId = OptionalInt.empty();
  private Set<TransactionInput> collateral = Set.of();
  private Optional<TransactionOutput> collateralReturn = Optional.empty();
  private Set<TransactionInput> referenceInputs = Set.of();

  BodyDecoder(byte[] body) {
    this.reader = new CborReader(body);
  }

  TransactionBody decode() {
    if (!FieldMap.read(reader, this::readField).containsAll(REQUIRED_FIELDS)) {
      throw new MalformedCbor("a body needs inputs, outputs and a fee");
    }
    return new TransactionBody(
        inputs,
        outputs,
        fee,
        new ValidityInterval(invalidBefore, invalidHereafter),
        mint,
        auxiliaryDataHash,
        requiredSigners,
        networkId,
        collateral,
        collateralReturn,
        referenceInputs);
  }

  /** The numbers are those of transaction_body in conway.cddl. */
  private void readField(int number) {
    switch (number) {
      case 0 -> inputs = Elements.set(reader, Elements::input);
      case 1 -> outputs = reader.readArray(OutputDecoder::decode);
      case 2 -> fee = reader.readUnsigned();
      case 3 -> invalidHereafter = OptionalLong.of(reader.readLong());
      case 4 -> throw UnsupportedTransaction.of("Certificates are");
      case 5 -> throw UnsupportedTransaction.of("Withdrawals are");
      case 7 -> auxiliaryDataHash = Optional.of(Elements.hash(reader));
      case 8 -> invalidBefore = OptionalLong.of(reader.readLong());
      case 9 -> mint = ValueDecoder.mint(reader);
      case 11 -> throw UnsupportedTransaction.plutus("the body has a script-data hash");
      case 13 -> collateral = Elements.nonEmptySet(reader, Elements::input);
      case 14 -> requiredSigners = Elements.nonEmptySet(reader, Elements::keyHash);
      case 15 -> networkId = OptionalInt.of(reader.readInt());
      case 16 -> collateralReturn = Optional.of(OutputDecoder.decode(reader));
      case 17 -> reader.readUnsigned(); // total collateral only counts beside Plutus scripts
      case 18 -> referenceInputs = Elements.nonEmptySet(reader, Elements::input);
      case 19, 20 -> throw UnsupportedTransaction.of("Votes and proposals are");
      case 21, 22 -> throw UnsupportedTransaction.of("The treasury is");
      default -> throw new MalformedCbor("a body has no field " + number);
    }
  }
}
