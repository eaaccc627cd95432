-- Jobs and contracts as queries see them; everything here follows from the events.

CREATE TABLE job (
    id                      text        PRIMARY KEY,
    status                  text        NOT NULL,
    image                   text        NOT NULL,
    cores                   integer     NOT NULL,
    memory_mib              bigint      NOT NULL,
    disk_mib                bigint      NOT NULL,
    max_lovelace_per_hour   bigint      NOT NULL,
    duration_seconds        bigint      NOT NULL,
    restart_policy          text        NOT NULL,
    wallet                  text        NOT NULL,
    reason                  text        NOT NULL DEFAULT '',
    reason_detail           text        NOT NULL DEFAULT '',
    device                  text        NOT NULL DEFAULT '',
    lease                   text        NOT NULL DEFAULT '',
    contract                text        NOT NULL DEFAULT '',
    vm                      text        NOT NULL DEFAULT '',
    escrow                  text        NOT NULL DEFAULT '',
    lovelace_per_hour       bigint      NOT NULL DEFAULT 0,
    minimum_charge_lovelace bigint      NOT NULL DEFAULT 0,
    max_price_lovelace      bigint      NOT NULL DEFAULT 0,
    billed_ms               bigint      NOT NULL DEFAULT 0 CHECK (billed_ms >= 0),  -- of VMs that are gone
    due_lovelace            bigint      NOT NULL DEFAULT 0 CHECK (due_lovelace >= 0), -- 0 until settlement
    restarts                integer     NOT NULL DEFAULT 0,
    version                 bigint      NOT NULL,                                   -- number of the job's latest event
    submitted_at            timestamptz NOT NULL,
    running_since           timestamptz,                                            -- the first VM was ready
    vm_ready_at             timestamptz,                                            -- the VM that runs now was ready
    ended_at                timestamptz
);
CREATE INDEX job_oldest_first ON job (submitted_at, id);
CREATE INDEX job_of_status ON job (status, submitted_at, id);

CREATE TABLE contract (
    id                  text        PRIMARY KEY,
    job                 text        NOT NULL,
    document            text        NOT NULL,
    document_sha256     text        NOT NULL,
    tenant_public_key   text        NOT NULL,
    tenant_signature    text        NOT NULL,
    provider_public_key text        NOT NULL,
    provider_signature  text        NOT NULL,
    signed_at           timestamptz NOT NULL
);
CREATE INDEX contract_oldest_first ON contract (signed_at, id);
