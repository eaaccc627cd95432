package org.spoke.eventlog.bank;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Reaction;
import org.spoke.eventlog.bank.AccountEvent.CoinsDeposited;

/** A reaction whose effect and whose failures the test chooses. */
@Singleton
@ProcessingGroup("when-coins-deposited-then-thank")
public class WhenCoinsDepositedThenThank implements Reaction {
  private final Map<Long, Integer> tries = new ConcurrentHashMap<>();
  private final AtomicReference<Consumer<CoinsDeposited>> effect =
      new AtomicReference<>(event -> {});

  @EventHandler
  void on(CoinsDeposited event) {
    tries.merge(event.coins(), 1, Integer::sum);
    effect.get().accept(event);
  }

  public void does(Consumer<CoinsDeposited> newEffect) {
    effect.set(newEffect);
  }

  /** How often it was called with a deposit of so many coins. */
  public int triesOf(long coins) {
    return tries.getOrDefault(coins, 0);
  }
}
