package org.spoke.eventlog.courier;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.FromService;
import org.spoke.eventlog.Reaction;

/** Fetches what is owed; the bank never says how much that is. */
@Singleton
@ProcessingGroup("when-owner-reminded-then-fetch-debt")
@FromService("bank")
public class WhenOwnerRemindedThenFetchDebt implements Reaction {
  private final Map<String, Long> fetched = new ConcurrentHashMap<>();

  record OwnerReminded(String account, long owed) {}

  @EventHandler
  void on(OwnerReminded event) {
    fetched.put(event.account(), event.owed());
  }

  /** Whether anything was fetched, be it nothing. */
  public boolean hasFetchedFrom(String account) {
    return fetched.containsKey(account);
  }
}
