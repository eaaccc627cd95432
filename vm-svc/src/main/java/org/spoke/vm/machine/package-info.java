/** The life of a VM, as events: the rules that docs/reference/events.md lets others rely on. */
package org.spoke.vm.machine;
