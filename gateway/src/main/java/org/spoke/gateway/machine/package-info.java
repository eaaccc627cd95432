/** GET /machine: what this machine is, and how fast (spoke.registry.v1). */
package org.spoke.gateway.machine;
