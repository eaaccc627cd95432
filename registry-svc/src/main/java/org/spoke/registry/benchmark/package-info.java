/** A short benchmark that gives the same figures again on the same idle machine. */
package org.spoke.registry.benchmark;
