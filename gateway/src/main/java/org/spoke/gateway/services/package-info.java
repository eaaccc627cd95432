/** The services behind the gateway: their channels, stubs and deadlines. */
package org.spoke.gateway.services;
