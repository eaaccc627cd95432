package org.spoke.base.paging;

import java.util.List;
import java.util.function.Function;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Fields;
import org.spoke.base.problem.Problem;
import org.spoke.proto.common.v1.PageInfo;
import org.spoke.proto.common.v1.PageRequest;

/**
 * Which rows of a list a caller wants.
 *
 * @param size rows on the page
 * @param after the place after which it begins
 */
public record Page(int size, Cursor after) {
  /** Rows on the largest page: at 2 KiB a row it stays below a tenth of the largest message. */
  public static final int MAX_SIZE = 200;

  private static final int DEFAULT_SIZE = 50;

  /** Reads the request's field {@code page}; a bad size or cursor is {@code invalid-field}. */
  public static Page of(PageRequest request) {
    return Fields.in(
        "page", () -> new Page(size(request.getSize()), Cursor.decode(request.getCursor())));
  }

  /** Rows to read: one more than the page has, since that one tells whether the list goes on. */
  public int rowsToRead() {
    return size + 1;
  }

  /** The rows of this page, out of {@link #rowsToRead} ones. */
  public <R> List<R> rows(List<R> read) {
    return read.subList(0, Math.min(size, read.size()));
  }

  /** Where the list goes on, if it does. */
  public <R> PageInfo info(List<R> read, Function<R, Cursor> place) {
    PageInfo.Builder info = PageInfo.newBuilder();
    if (read.size() > size) {
      info.setNextCursor(place.apply(read.get(size - 1)).encode());
    }
    return info.build();
  }

  private static int size(int asked) {
    if (asked < 0 || asked > MAX_SIZE) {
      throw Problem.of(
              CommonProblem.INVALID_FIELD,
              "A page of %d rows is asked; it has 1 to %d.".formatted(asked, MAX_SIZE))
          .inField("size");
    }
    return asked == 0 ? DEFAULT_SIZE : asked;
  }
}
