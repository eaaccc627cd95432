/** The box's own signing key, and how key files are kept. */
package org.spoke.base.identity;
