package org.spoke.scheduler.api;

import java.util.regex.Pattern;

/** What a submitted job may ask for. What a device really has is the offers' business. */
final class SubmissionLimits {
  /** More cores than any single machine has today. */
  static final int MAX_CORES = 1_024;

  /** A guest's kernel needs as much to boot at all, in MiB. */
  static final long MIN_MEMORY_MIB = 64;

  /** 16 TiB, in MiB: more than any single machine has today. */
  static final long MAX_MEMORY_MIB = 16L * 1024 * 1024;

  /** 1 PiB, in MiB. */
  static final long MAX_DISK_MIB = 1024L * 1024 * 1024;

  /** A boot takes a good part of a minute, so less is no service. */
  static final long MIN_DURATION_SECONDS = 60;

  /** A year. */
  static final long MAX_DURATION_SECONDS = 31_536_000;

  /** A template's name, as images are built under, or a digest. */
  static final Pattern IMAGE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}|sha256:[0-9a-f]{64}");

  private SubmissionLimits() {}
}
