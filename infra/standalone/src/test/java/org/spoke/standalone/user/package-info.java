/** The whole box as its user meets it: the real client, a process a verb, against a real box. */
package org.spoke.standalone.user;
