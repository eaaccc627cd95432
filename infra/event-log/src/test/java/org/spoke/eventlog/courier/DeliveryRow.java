package org.spoke.eventlog.courier;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Deposits to one account as the courier knows them. */
@MappedEntity("delivery")
public record DeliveryRow(@Id String account, long deposits, long coins) {}
