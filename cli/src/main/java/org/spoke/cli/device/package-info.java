/** Verbs of a provider: onboard a machine, change it, see what it offers. */
package org.spoke.cli.device;
