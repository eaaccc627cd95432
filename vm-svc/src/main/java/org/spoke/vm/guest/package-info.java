/**
 * Reaches into a running guest by SSH (RFC 4251 to 4254): keys made for each VM, the pinned host
 * key, commands and terminals.
 */
package org.spoke.vm.guest;
