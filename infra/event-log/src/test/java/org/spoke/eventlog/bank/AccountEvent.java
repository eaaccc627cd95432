package org.spoke.eventlog.bank;

import org.axonframework.serialization.Revision;

/** What has happened to an account. */
public sealed interface AccountEvent {
  String account();

  @Revision("1")
  record AccountOpened(String account, String owner) implements AccountEvent {}

  /** Revision 1 had no purse. */
  @Revision("2")
  record CoinsDeposited(String account, long coins, String purse) implements AccountEvent {}

  @Revision("1")
  record CoinsWithdrawn(String account, long coins) implements AccountEvent {}

  @Revision("1")
  record OwnerReminded(String account) implements AccountEvent {}
}
