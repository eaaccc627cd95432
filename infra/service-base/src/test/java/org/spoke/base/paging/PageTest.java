package org.spoke.base.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spoke.base.problem.Problem;
import org.spoke.proto.common.v1.PageRequest;

class PageTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");

  @Test
  void theCursorOfOnePageIsWhereTheNextBegins() {
    Page first = Page.of(PageRequest.newBuilder().setSize(2).build());
    List<Integer> read = List.of(10, 11, 12);

    assertThat(first.after()).isEqualTo(Cursor.START);
    assertThat(first.rows(read)).containsExactly(10, 11);

    String next = first.info(read, row -> new Cursor(AT, "dev_" + row)).getNextCursor();
    assertThat(Page.of(PageRequest.newBuilder().setCursor(next).build()).after())
        .isEqualTo(new Cursor(AT, "dev_11"));
  }

  @Test
  void theLastPageHasNoCursor() {
    Page page = Page.of(PageRequest.newBuilder().setSize(2).build());

    assertThat(page.info(List.of(10, 11), row -> new Cursor(AT, "x")).getNextCursor()).isEmpty();
  }

  @Test
  void noSizeMeansFifty() {
    Page page = Page.of(PageRequest.getDefaultInstance());

    assertThat(page.rows(IntStream.range(0, page.rowsToRead()).boxed().toList())).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 201})
  void aSizeOutOfRangeIsRefused(int size) {
    assertRefused(PageRequest.newBuilder().setSize(size).build(), "page.size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "MTI", "Lg", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5LmE"})
  void aCursorOfOnesOwnMakingIsRefused(String cursor) {
    assertRefused(PageRequest.newBuilder().setCursor(cursor).build(), "page.cursor");
  }

  private static void assertRefused(PageRequest request, String field) {
    assertThatThrownBy(() -> Page.of(request))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.field()).contains(field));
  }
}
