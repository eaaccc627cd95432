/**
 * WebSocket /vms/{id}/shell (RFC 6455): a terminal or one command in a VM's guest; frames as
 * docs/reference/rest.md says.
 */
package org.spoke.gateway.shell;
