-- payment-svc keeps nothing beside the event log: wallets' seeds are files, everything else follows from events.
SELECT 1;
