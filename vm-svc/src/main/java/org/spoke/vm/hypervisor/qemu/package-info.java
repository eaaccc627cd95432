/**
 * Runs VMs with QEMU's microvm machine, unprivileged and sandboxed, controlled over QMP (QEMU
 * Machine Protocol).
 */
package org.spoke.vm.hypervisor.qemu;
