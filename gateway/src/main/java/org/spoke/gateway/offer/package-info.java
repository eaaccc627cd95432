/** /offers: what can be rented (spoke.registry.v1). */
package org.spoke.gateway.offer;
