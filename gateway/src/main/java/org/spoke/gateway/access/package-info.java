/** Who may ask, and how often: the box's bearer token (RFC 6750) and the limits of requests. */
package org.spoke.gateway.access;
