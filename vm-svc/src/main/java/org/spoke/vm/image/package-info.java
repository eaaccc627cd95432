/**
 * Builds VM images reproducibly from Debian packages and keeps them by digest. The initramfs is an
 * uncompressed cpio archive in the "newc" form of the kernel's initramfs buffer format.
 */
package org.spoke.vm.image;
