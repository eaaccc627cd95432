/** /vms: virtual machines and their consoles (spoke.vm.v1). */
package org.spoke.gateway.vm;
