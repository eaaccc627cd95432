package org.spoke.devnet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.spoke.devnet.ledger.Key;

/** Whatever happens to the chain, no lovelace comes from nowhere or goes anywhere but to fees. */
class MoneyPropertyTest {
  private Path folder;
  private NodeScene scene;

  /** One thing that may happen. */
  sealed interface Happening {
    record Pay(int receiver, long lovelace) implements Happening {}

    record Forge(int blocks) implements Happening {}

    record RollBack(int blocks, boolean toMempool) implements Happening {}

    record Restart() implements Happening {}
  }

  @Property(tries = 100)
  void moneyIsConserved(@ForAll("happenings") List<Happening> happenings) {
    happenings.forEach(this::happen);

    BigInteger held =
        List.of(1, 2, 3, 4).stream()
            .map(number -> scene.held(new Key(number).address()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    assertThat(held.add(fees())).isEqualTo(Genesis.MAX_SUPPLY_LOVELACE);
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    Arbitrary<Happening> pay =
        Combinators.combine(
                Arbitraries.integers().between(2, 4),
                Arbitraries.longs().between(0, 50_000_000_000L))
            .as(Happening.Pay::new);
    Arbitrary<Happening> forge = Arbitraries.integers().between(1, 3).map(Happening.Forge::new);
    Arbitrary<Happening> rollBack =
        Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.of(true, false))
            .as(Happening.RollBack::new);
    return Arbitraries.frequencyOf(
            Tuple.of(6, pay),
            Tuple.of(4, forge),
            Tuple.of(2, rollBack),
            Tuple.of(1, Arbitraries.create(Happening.Restart::new)))
        .list()
        .ofMaxSize(30);
  }

  @BeforeTry
  void open() throws IOException {
    folder = Files.createTempDirectory("devnet");
    scene = new NodeScene(folder);
  }

  @AfterTry
  void close() throws IOException {
    scene.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void happen(Happening happening) {
    switch (happening) {
      case Happening.Pay(int receiver, long lovelace) -> pay(receiver, lovelace);
      case Happening.Forge(int blocks) -> scene.node().forge(blocks, 0);
      case Happening.RollBack(int blocks, boolean toMempool) -> rollBack(blocks, toMempool);
      case Happening.Restart() -> scene.reopen();
    }
  }

  private void pay(int receiver, long lovelace) {
    try {
      scene
          .node()
          .submit(
              scene.payment(new Key(receiver).address(), lovelace).bytesSignedBy(scene.treasury));
    } catch (TransactionRefused e) {
      assertThat(e.rejection().rule()).isEqualTo("BabbageOutputTooSmallUTxO");
    }
  }

  private void rollBack(int blocks, boolean toMempool) {
    long height = scene.node().ask(ChainView::tip).height();
    if (blocks <= height) {
      scene.node().rollBack(blocks, toMempool);
    }
  }

  private BigInteger fees() {
    return scene
        .node()
        .ask(
            view -> {
              BigInteger sum = BigInteger.ZERO;
              for (long height = 0; height <= view.tip().height(); height++) {
                sum = sum.add(view.block(height).orElseThrow().fees());
              }
              return sum;
            });
  }
}
