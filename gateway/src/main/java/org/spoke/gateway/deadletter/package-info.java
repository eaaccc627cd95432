/** /dead-letters: events that reactions gave up on, of all services (spoke.events.v1). */
package org.spoke.gateway.deadletter;
