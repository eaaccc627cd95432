/** The door into a guest over SSH, by Apache MINA's client. */
package org.spoke.vm.guest.ssh;
