/** The door into the guests of the pretended hypervisor. */
package org.spoke.vm.guest.simulated;
