/** What guests wrote to their consoles, while they run and after. */
package org.spoke.vm.console;
