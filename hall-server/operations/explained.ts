interface Sentence {
  zh: string;
  en: string;
}

/** An error whose message is a sentence for whoever runs the hall, in both languages: what is wrong and what to do. No personal data. */
export class Explained extends Error {
  override readonly name: string = "Explained";

  constructor(sentence: Sentence) {
    super(inBoth(sentence));
  }
}

/** As it stands in one line of a log or of a terminal. */
export function inBoth({ zh, en }: Sentence): string {
  return `${zh} / ${en}`;
}
