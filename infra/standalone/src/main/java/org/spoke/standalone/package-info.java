/**
 * A whole box on one machine: every service in one JVM, or each as its own process, with embedded
 * Postgres.
 */
package org.spoke.standalone;
