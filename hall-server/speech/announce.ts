/**
 * The sentence of a call, as it is shown and as it is said. A ticket number is read digit by digit, a counter's
 * number as a quantity. Pure and total: every input gives a sentence; `isSpeakable` says which may go to the voice.
 */
import { type DigitOne, englishDigits, englishNumber, hanziDigits, hanziNumber } from "./spoken-number.ts";

export type Language = "zh" | "en";

export interface Call {
  /** As printed on the ticket: `A012`. */
  number: string;
  /** `3` alone is counter 3; anything else is said as it stands: `3号窗口`, `多功能厅`, `Room 5`. */
  counterName: string;
  language: Language;
}

/**
 * A stretch of a sentence that is said in one way.
 * `number`: words that stand for digits, made here. `letters`: Latin capitals, each by its name.
 * `words`: everything else; `,` or `，` is a short pause.
 */
export interface Part {
  kind: "words" | "letters" | "number";
  said: string;
}

export interface Sentence {
  language: Language;
  /** For the page: 请A012号，到3号窗口 */
  text: string;
  /** For the ear: 请A零一二号，到三号窗口 */
  spoken: string;
  parts: Part[];
}

export interface AnnounceOptions {
  one?: DigitOne;
}

const longestName = 40;

export function announce(call: Call, options: AnnounceOptions = {}): Sentence {
  const { language } = call;
  const isPlainNumber = /^[0-9]+$/.test(call.counterName);
  switch (language) {
    case "zh": {
      const place = isPlainNumber ? `${call.counterName}号窗口` : call.counterName;
      return {
        language,
        text: `请${call.number}号，到${place}`,
        ...join("", [
          { kind: "words", said: "请" },
          ...ticketParts(call.number, (digits) => hanziDigits(digits, options.one)),
          { kind: "words", said: "号，到" },
          ...placeParts(place, "，", hanziNumber),
        ]),
      };
    }
    case "en": {
      const place = isPlainNumber
        ? `counter ${call.counterName}`
        : call.counterName.replace(/^Counter /, "counter ");
      return {
        language,
        text: `Ticket ${call.number}, please go to ${place}`,
        ...join(" ", [
          { kind: "words", said: "Ticket" },
          ...ticketParts(call.number, englishDigits),
          { kind: "words", said: ", please go to" },
          ...placeParts(place, ",", englishNumber),
        ]),
      };
    }
  }
}

/** What may be sent to the voice: numbers of tickets, and short names without control characters. */
export function isSpeakable(call: Call): boolean {
  return (
    /^[A-Z]{1,2}[0-9]{1,6}$/.test(call.number) &&
    call.counterName.length <= longestName &&
    call.counterName.isWellFormed() &&
    !/\p{Cc}/u.test(call.counterName) &&
    /[\p{L}\p{Nd}]/u.test(call.counterName)
  );
}

function ticketParts(number: string, digits: (digits: string) => string): Part[] {
  return number.split(/([0-9]+)/).flatMap((piece): Part[] => {
    if (piece === "") return [];
    return [/^[0-9]/.test(piece) ? { kind: "number", said: digits(piece) } : letters(piece)];
  });
}

/** Brackets, dashes and the like become a pause: some of them are commands to a synthesiser. */
function placeParts(place: string, pause: string, quantity: (value: number) => string): Part[] {
  return place
    .normalize("NFKC")
    .replace(/[^\p{L}\p{M}\p{Nd} ]+/gu, pause)
    .replace(/^[,， ]+|[,， ]+$/g, "")
    .split(/([0-9]+|\b[A-Z]{1,3}\b)/)
    .flatMap((piece): Part[] => {
      if (piece.trim() === "") return [];
      if (/^[0-9]/.test(piece)) return [{ kind: "number", said: quantity(Number(piece)) }];
      return [/^[A-Z]{1,3}$/.test(piece) ? letters(piece) : { kind: "words", said: piece.trim() }];
    });
}

function letters(capitals: string): Part {
  return { kind: "letters", said: capitals };
}

function join(between: string, parts: Part[]): { spoken: string; parts: Part[] } {
  const spoken = parts.map((part) => part.said).join(between);
  return { spoken: spoken.replaceAll(" ,", ","), parts };
}
