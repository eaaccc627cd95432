CREATE TABLE tally (
    tally text   PRIMARY KEY,
    owner text   NOT NULL,
    count bigint NOT NULL
);
