package org.spoke.cli.audit;

import picocli.CommandLine.Command;

/** Verbs that prove the history. */
@Command(
    name = "audit",
    description = "Prove the history: replay it, recompute the money.",
    subcommands = {AuditReplay.class, AuditMoney.class})
public final class AuditGroup {}
