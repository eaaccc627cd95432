-- VMs as queries see them.
CREATE TABLE vm (
    id                 text        PRIMARY KEY,
    job                text        NOT NULL,
    status             text        NOT NULL,
    reason             text,                 -- why it is gone
    reason_detail      text,
    image              text        NOT NULL, -- sha256:...
    cores              integer     NOT NULL,
    memory_mib         bigint      NOT NULL,
    disk_mib           bigint      NOT NULL,
    driver             text,
    acceleration       text,
    ssh_host_key       text,
    kernel_to_ready_ms bigint,
    created_at         timestamptz NOT NULL,
    ready_at           timestamptz,
    gone_at            timestamptz,
    version            bigint      NOT NULL  -- sequence number of the last event
);
CREATE INDEX vm_in_order ON vm (created_at, id);
CREATE INDEX vm_by_job ON vm (job);
