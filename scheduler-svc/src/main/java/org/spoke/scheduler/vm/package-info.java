/** The provider's virtual machines, as jobs need them: images, launch, stop, how one stands. */
package org.spoke.scheduler.vm;
