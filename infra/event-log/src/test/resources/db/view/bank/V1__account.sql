CREATE TABLE account (
    account text   PRIMARY KEY,
    owner   text   NOT NULL,
    coins   bigint NOT NULL CHECK (coins >= 0)
);
