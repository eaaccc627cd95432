package org.spoke.vm.image;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Removes folders with all that is in them. */
public final class FileTree {
  private FileTree() {}

  /** Passes over a folder into which a process that was just ended writes its last files. */
  private static final int MAX_PASSES = 10; // a supervisor writes two

  /** Removes the folder; symbolic links are removed, never followed. A missing one is fine. */
  public static void delete(Path folder) throws IOException {
    for (int pass = 1; pass < MAX_PASSES; pass++) {
      try {
        deleteOnce(folder);
        return;
      } catch (DirectoryNotEmptyException writtenMeanwhile) {
        continue;
      }
    }
    deleteOnce(folder);
  }

  private static void deleteOnce(Path folder) throws IOException {
    try {
      Files.walkFileTree(folder, new Removal());
    } catch (NoSuchFileException e) {
      if (Files.exists(folder)) {
        throw e;
      }
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE; // its owner removed it first
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
