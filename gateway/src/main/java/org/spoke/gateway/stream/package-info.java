/** Long answers: how many may be open, and how a service's stream becomes an HTTP one. */
package org.spoke.gateway.stream;
