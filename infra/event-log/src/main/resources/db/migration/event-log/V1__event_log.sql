-- The event log of one service. Readable without the program: payload and metadata are JSON.

CREATE TABLE event (
    position       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- place in the log; rises, with gaps
    event_id       text        NOT NULL,
    aggregate_type text,
    aggregate_id   text        NOT NULL,
    sequence       bigint      NOT NULL,                            -- place in the aggregate's own stream, from 0
    type           text        NOT NULL,                            -- simple name in the past tense
    revision       text        NOT NULL,                            -- of the payload's shape
    recorded_at    timestamptz NOT NULL,
    payload        json        NOT NULL,
    metadata       json        NOT NULL,
    CONSTRAINT event_once_in_its_stream UNIQUE (aggregate_id, sequence)
);
CREATE INDEX event_by_correlation ON event ((metadata ->> 'correlationId'));

CREATE TABLE snapshot (
    aggregate_type text        NOT NULL,
    aggregate_id   text        NOT NULL,
    sequence       bigint      NOT NULL,
    event_id       text        NOT NULL,
    type           text        NOT NULL,
    revision       text,                                            -- shape of the aggregate's fields
    recorded_at    timestamptz NOT NULL,
    payload        json        NOT NULL,
    metadata       json        NOT NULL,
    PRIMARY KEY (aggregate_id, sequence)
);

-- How far each projection and reaction has come.
CREATE TABLE token (
    processor  text    NOT NULL,
    segment    integer NOT NULL,
    token      text,
    token_type text,
    owner      text,
    claimed_at text,                                                -- not "timestamp": Axon would not find it again
    PRIMARY KEY (processor, segment)
);

-- Events that a reaction gave up on, and those that wait behind them.
CREATE TABLE dead_letter (
    letter_id          text   PRIMARY KEY,
    processing_group   text   NOT NULL,
    sequence_id        text   NOT NULL,
    sequence_index     bigint NOT NULL,
    message_type       text   NOT NULL,
    event_id           text   NOT NULL,
    recorded_at        text   NOT NULL,
    type               text   NOT NULL,
    revision           text,
    payload            bytea  NOT NULL,
    metadata           bytea,
    aggregate_type     text,
    aggregate_id       text,
    sequence           bigint,
    token_type         text,
    token              bytea,
    enqueued_at        text   NOT NULL,
    last_touched       text,
    processing_started text,
    cause_type         text,
    cause_message      text,
    diagnostics        bytea,
    UNIQUE (processing_group, sequence_id, sequence_index)
);

-- The answer to each command that came with an idempotency key.
CREATE TABLE command_receipt (
    idempotency_key text        PRIMARY KEY,
    body_hash       text        NOT NULL,
    reply           bytea,                                          -- null only inside the command's transaction
    created_at      timestamptz NOT NULL
);
CREATE INDEX command_receipt_by_age ON command_receipt (created_at);

-- Deadlines and recurring work, in the shape of db-scheduler 13.
CREATE TABLE scheduled_task (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_task_due ON scheduled_task (execution_time);
CREATE INDEX scheduled_task_alive ON scheduled_task (last_heartbeat);

-- Rebuilds of the read models; report is a spoke.events.v1.Replay.
CREATE TABLE replay (
    replay_id  text        PRIMARY KEY,
    status     text        NOT NULL,
    started_at timestamptz NOT NULL,
    report     bytea       NOT NULL
);
