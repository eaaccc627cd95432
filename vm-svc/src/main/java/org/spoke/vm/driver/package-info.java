/** Puts the service together: which hypervisor, which door, where things are kept. */
package org.spoke.vm.driver;
