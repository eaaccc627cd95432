/** A device: the part of a machine that its owner rents out, and the leases that hold it. */
package org.spoke.registry.device;
