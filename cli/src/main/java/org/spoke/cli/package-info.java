/**
 * The command line client: turns verbs into calls of the REST interface (docs/reference/rest.md)
 * and answers into tables.
 */
package org.spoke.cli;
