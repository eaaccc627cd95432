/** What all verbs share: surroundings, options, and the plain list and show. */
package org.spoke.cli.verb;
