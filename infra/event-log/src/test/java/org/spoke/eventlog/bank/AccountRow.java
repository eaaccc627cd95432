package org.spoke.eventlog.bank;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One account as queries see it. */
@MappedEntity("account")
public record AccountRow(@Id String account, String owner, long coins) {}
