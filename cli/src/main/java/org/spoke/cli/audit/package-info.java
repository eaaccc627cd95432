/** Verbs that prove the history: replay it and recompute the money from it. */
package org.spoke.cli.audit;
