/**
 * /events: the logs of all services as one history, and live as server-sent events
 * (spoke.events.v1).
 */
package org.spoke.gateway.event;
