/**
 * Verbs about the box itself, and the description of the verbs that the script at the top carries
 * out.
 */
package org.spoke.cli.box;
