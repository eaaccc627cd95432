package org.spoke.eventlog.courier;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.FromService;
import org.spoke.eventlog.Reaction;

/** Carries what fits a small purse; the bank knows larger sums than the courier's record holds. */
@Singleton
@ProcessingGroup("when-coins-withdrawn-then-carry-them")
@FromService("bank")
public class WhenCoinsWithdrawnThenCarryThem implements Reaction {
  private final Map<String, Integer> carried = new ConcurrentHashMap<>();

  record CoinsWithdrawn(String account, byte coins) {}

  @EventHandler
  void on(CoinsWithdrawn event) {
    carried.merge(event.account(), (int) event.coins(), Integer::sum);
  }

  public int carriedFrom(String account) {
    return carried.getOrDefault(account, 0);
  }
}
