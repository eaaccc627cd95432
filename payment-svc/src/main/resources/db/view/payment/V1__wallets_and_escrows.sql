-- Wallets, escrows and their transactions as queries see them; everything here follows from the events.

CREATE TABLE wallet (
    id            text        PRIMARY KEY,
    name          text        NOT NULL UNIQUE,
    address       text        NOT NULL,
    stake_address text        NOT NULL,
    network       text        NOT NULL,
    created_at    timestamptz NOT NULL
);
CREATE INDEX wallet_oldest_first ON wallet (created_at, id);

CREATE TABLE escrow (
    id                text        PRIMARY KEY,
    contract          text        NOT NULL,
    job               text        NOT NULL,
    status            text        NOT NULL,
    locked_lovelace   bigint      NOT NULL CHECK (locked_lovelace >= 0),
    paid_lovelace     bigint      NOT NULL CHECK (paid_lovelace >= 0),
    refunded_lovelace bigint      NOT NULL CHECK (refunded_lovelace >= 0),
    fees_lovelace     bigint      NOT NULL CHECK (fees_lovelace >= 0),   -- taken out of the escrow
    lock_address      text        NOT NULL,                              -- empty until a lock is signed
    reason            text        NOT NULL,                              -- empty until the end is known
    detail            text        NOT NULL,
    served_from       timestamptz,
    served_until      timestamptz,
    opened_at         timestamptz NOT NULL,
    closed_at         timestamptz,
    version           bigint      NOT NULL                               -- number of the escrow's latest event
);
CREATE INDEX escrow_oldest_first ON escrow (opened_at, id);

CREATE TABLE escrow_transaction (
    tx_id             text        PRIMARY KEY,
    escrow            text        NOT NULL,
    number            bigint      NOT NULL,                              -- of the event that recorded its bytes
    purpose           text        NOT NULL,
    stage             text        NOT NULL,
    cbor_hex          text        NOT NULL,
    inputs            text        NOT NULL,                              -- separated by spaces
    fee_lovelace      bigint      NOT NULL,
    invalid_from_slot bigint      NOT NULL,
    confirmations     bigint      NOT NULL,                              -- when it was acted upon
    signed_at         timestamptz NOT NULL
);
CREATE INDEX escrow_transaction_of ON escrow_transaction (escrow, number);
CREATE INDEX escrow_transaction_watched ON escrow_transaction (signed_at, tx_id) WHERE stage IN ('PENDING', 'CONFIRMED');
