/** Tests of the package of the same name. */
package org.spoke.vm.machine;
