/** Devices and leases as queries see them, derived from the events. */
package org.spoke.registry.device.view;
