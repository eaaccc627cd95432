/**
 * What both sides of a job agree on, as one canonical document (RFC 8785) that both sign with
 * Ed25519 (RFC 8032), and what it says is due.
 */
package org.spoke.scheduler.contract;
