/** /devices: machines that were onboarded (spoke.registry.v1). */
package org.spoke.gateway.device;
