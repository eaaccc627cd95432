/** A run of the usual verbs from which the JVM makes its start-up cache (JEP 483, JEP 514). */
package org.spoke.cli.rehearsal;
