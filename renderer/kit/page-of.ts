interface ShownRows<Row> {
  rows: Row[];
  /** Counted from 0; the last one where a page beyond it was asked for. */
  page: number;
  pages: number;
}

/** Nothing is scrolled: a long list is turned page by page. */
export function pageOf<Row>(all: readonly Row[], page: number, perPage: number): ShownRows<Row> {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const shown = Math.min(Math.max(0, page), pages - 1);
  return { rows: all.slice(shown * perPage, (shown + 1) * perPage), page: shown, pages };
}
