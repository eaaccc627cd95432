/**
 * A pretended hypervisor for tests of what happens around VMs: its VMs are small files that outlive
 * this process like real ones do. Chosen by {@code spoke.vm.driver=simulated}, never by default.
 */
package org.spoke.vm.hypervisor.simulated;
