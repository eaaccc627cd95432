package org.spoke.devnet.ledger;

import java.math.BigInteger;

/**
 * The numbers that the rules of this ledger need. Sizes are in bytes, money in lovelace.
 *
 * @param networkId 0 for test networks, 1 for mainnet
 * @param minFeeReferenceScriptPerByte price of the first reference-script bytes
 */
public record ProtocolParameters(
    int networkId,
    BigInteger minFeePerByte,
    BigInteger minFeeConstant,
    BigInteger minFeeReferenceScriptPerByte,
    BigInteger lovelacePerUtxoByte,
    int maxTransactionSizeBytes,
    int maxValueSizeBytes,
    int maxBlockBodySizeBytes) {}
