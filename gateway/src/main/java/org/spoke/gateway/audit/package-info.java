/**
 * /audit: who was paid what, and replays of all services' read models joined into one
 * (spoke.events.v1, spoke.payment.v1).
 */
package org.spoke.gateway.audit;
