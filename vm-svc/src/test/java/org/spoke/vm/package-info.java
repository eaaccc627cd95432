/** Tests of the VM service. */
package org.spoke.vm;
