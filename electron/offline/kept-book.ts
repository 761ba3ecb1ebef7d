import type { Book } from "./book/book.ts";
import { isDamage, openBook } from "./book/open-book.ts";
import type { DeskLog, Seal } from "./ports.ts";

/** The book that is in use; another one when it turns out to be damaged. */
export interface KeptBook {
  readonly book: Book;
  /** Does it with the book. A damaged one is set aside and it is done with the new one; other trouble is thrown. */
  use<Value>(work: (book: Book) => Value): Value;
  /** Sets the book aside if that is what an error says. */
  replaceIfDamaged(error: unknown): boolean;
}

export function keepBook(folder: string, seal: Seal, log: DeskLog, setAside: (book: Book) => void): KeptBook {
  const open = () => {
    const opened = openBook(folder, seal, log);
    if (opened.setAside !== null) setAside(opened.book);
    return opened.book;
  };
  let book = open();
  function replaceIfDamaged(error: unknown): boolean {
    if (!isDamage(error)) return false;
    book.close();
    book = open();
    return true;
  }
  return {
    get book() {
      return book;
    },
    use(work) {
      try {
        return work(book);
      } catch (error) {
        if (!replaceIfDamaged(error)) throw error;
        return work(book);
      }
    },
    replaceIfDamaged,
  };
}
