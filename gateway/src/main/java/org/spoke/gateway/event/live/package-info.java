/** GET /events/stream: the logs of all services live, as server-sent events (WHATWG HTML, 9.2). */
package org.spoke.gateway.event.live;
