package org.spoke.devnet.transaction;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Lovelace and token units. Entries of zero are left out, so equal values are equal records. */
public record Value(BigInteger lovelace, SortedMap<AssetId, BigInteger> assets) {
  public static final Value ZERO = lovelace(BigInteger.ZERO);

  public Value {
    SortedMap<AssetId, BigInteger> pruned = new TreeMap<>(Comparator.comparing(AssetId::unit));
    pruned.putAll(assets);
    pruned.values().removeIf(quantity -> quantity.signum() == 0);
    assets = Collections.unmodifiableSortedMap(pruned);
  }

  public static Value of(BigInteger lovelace, Map<AssetId, BigInteger> assets) {
    SortedMap<AssetId, BigInteger> sorted = new TreeMap<>(Comparator.comparing(AssetId::unit));
    sorted.putAll(assets);
    return new Value(lovelace, sorted);
  }

  public static Value lovelace(BigInteger lovelace) {
    return of(lovelace, Map.of());
  }

  public static Value assets(Map<AssetId, BigInteger> assets) {
    return of(BigInteger.ZERO, assets);
  }

  public Value plus(Value other) {
    return combined(other, BigInteger::add);
  }

  public Value minus(Value other) {
    return combined(other, BigInteger::subtract);
  }

  public BigInteger quantity(AssetId asset) {
    return assets.getOrDefault(asset, BigInteger.ZERO);
  }

  private Value combined(Value other, BinaryOperator<BigInteger> operator) {
    SortedMap<AssetId, BigInteger> sum = new TreeMap<>(assets);
    other.assets.forEach(
        (asset, quantity) -> sum.put(asset, operator.apply(quantity(asset), quantity)));
    return new Value(operator.apply(lovelace, other.lovelace), sum);
  }

  @Override
  public String toString() {
    String tokens =
        assets.entrySet().stream()
            .map(entry -> ", " + entry.getValue() + " of " + entry.getKey())
            .collect(joining());
    return lovelace + " lovelace" + tokens;
  }
}
