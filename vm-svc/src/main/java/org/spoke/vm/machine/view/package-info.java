/** VMs as queries see them. */
package org.spoke.vm.machine.view;
