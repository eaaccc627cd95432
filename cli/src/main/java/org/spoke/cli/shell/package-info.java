/** A terminal or one command in a VM over the WebSocket of docs/reference/rest.md. */
package org.spoke.cli.shell;
