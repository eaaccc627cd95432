/** Verbs that show VMs and images. */
package org.spoke.cli.vm;
