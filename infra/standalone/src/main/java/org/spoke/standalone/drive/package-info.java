/** Drives a box from outside, as a person would: as a process, and by REST. */
package org.spoke.standalone.drive;
