CREATE TABLE delivery (
    account  text   PRIMARY KEY,
    deposits bigint NOT NULL,
    coins    bigint NOT NULL
);
