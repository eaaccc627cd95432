/** What happens by itself to VMs: one class a reaction, and the watch over those that run. */
package org.spoke.vm.machine.automation;
