/** /contracts: what both sides signed (spoke.scheduler.v1). */
package org.spoke.gateway.contract;
