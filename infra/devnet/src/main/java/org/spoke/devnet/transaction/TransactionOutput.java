package org.spoke.devnet.transaction;

import java.util.Optional;

/**
 * What a transaction leaves at an address.
 *
 * @param sizeBytes of the whole output as it came, for its least value
 * @param valueSizeBytes of the value as it came, for its greatest size
 */
public record TransactionOutput(
    Address address,
    Value value,
    Optional<Datum> datum,
    Optional<HashedScript> referenceScript,
    int sizeBytes,
    int valueSizeBytes) {}
