/** GET /health: whether the box and each of its services serve (grpc.health.v1). */
package org.spoke.gateway.health;
