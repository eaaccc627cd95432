/** Verbs of a tenant: run jobs and read their contracts. */
package org.spoke.cli.job;
