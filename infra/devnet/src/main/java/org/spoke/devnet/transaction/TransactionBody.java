package org.spoke.devnet.transaction;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The part of a transaction that is hashed and signed. */
public record TransactionBody(
    Set<TransactionInput> inputs,
    List<TransactionOutput> outputs,
    BigInteger fee,
    ValidityInterval validityInterval,
    Value mint,
    Optional<String> auxiliaryDataHash,
    Set<KeyHash> requiredSigners,
    OptionalInt networkId,
    Set<TransactionInput> collateral,
    Optional<TransactionOutput> collateralReturn,
    Set<TransactionInput> referenceInputs) {}
