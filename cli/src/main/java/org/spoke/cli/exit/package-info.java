/** How a verb ends when it cannot do its work: words for people, exit codes for scripts. */
package org.spoke.cli.exit;
