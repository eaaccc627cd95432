/** The services behind the gateway, in process and in memory, answering as the protocol says. */
package org.spoke.gateway.fakes;
