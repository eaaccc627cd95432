/** The port to whatever runs virtual machines, and the words that it is spoken in. */
package org.spoke.vm.hypervisor;
