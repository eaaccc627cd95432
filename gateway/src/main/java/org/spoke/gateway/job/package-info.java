/** /jobs: what tenants run (spoke.scheduler.v1). */
package org.spoke.gateway.job;
