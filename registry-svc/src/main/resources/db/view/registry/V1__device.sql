-- Devices and leases as queries see them; everything here follows from the events.

CREATE TABLE device (
    id                     text        PRIMARY KEY,
    name                   text        NOT NULL,
    status                 text        NOT NULL,
    reserved_cores         integer     NOT NULL,
    reserved_memory_mib    bigint      NOT NULL,
    reserved_disk_mib      bigint      NOT NULL,
    free_cores             integer     NOT NULL CHECK (free_cores >= 0),      -- what of it no lease holds
    free_memory_mib        bigint      NOT NULL CHECK (free_memory_mib >= 0),
    free_disk_mib          bigint      NOT NULL CHECK (free_disk_mib >= 0),
    lovelace_per_hour      bigint      NOT NULL,
    ntx_units_per_hour     bigint      NOT NULL,
    wallet_address         text        NOT NULL,
    benchmark_revision     integer     NOT NULL,
    sha256_mib_per_second  bigint      NOT NULL,
    memory_mib_per_second  bigint      NOT NULL,
    disk_mib_per_second    bigint      NOT NULL,
    measured_at            timestamptz NOT NULL,
    version                bigint      NOT NULL,                              -- number of the device's latest event
    onboarded_at           timestamptz NOT NULL,
    offboarded_at          timestamptz
);
CREATE INDEX device_oldest_first ON device (onboarded_at, id);

CREATE TABLE lease (
    id           text        PRIMARY KEY,
    device       text        NOT NULL,
    job          text        NOT NULL,
    cores        integer     NOT NULL,
    memory_mib   bigint      NOT NULL,
    disk_mib     bigint      NOT NULL,
    core_numbers integer[]   NOT NULL,
    status       text        NOT NULL,
    reserved_at  timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX lease_oldest_first ON lease (reserved_at, id);
CREATE INDEX lease_of_device ON lease (device, reserved_at, id);
