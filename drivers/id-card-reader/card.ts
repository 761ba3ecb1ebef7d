import type { IdCard } from "../contract/id-card.ts";
import { err, ok, type Result, unreachable } from "../result.ts";

/**
 * The 256 bytes of text on a card, UTF-16LE, each field padded with spaces; offset and length in bytes.
 * The letter at 248 tells the layout: blank, J, I, Y.
 */
type FieldTable = Record<string, readonly [offset: number, bytes: number]>;

const textBytes = 256;
const letterAt: readonly [number, number] = [248, 2];

/** 居民身份证, and with a J the 港澳台居民居住证, which has no nation (3 sources). */
const residentFields = {
  name: [0, 30],
  sex: [30, 2],
  nationCode: [32, 4],
  birth: [36, 16],
  address: [52, 70],
  idNumber: [122, 36],
  issuer: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  passNumber: [220, 18],
  issueCount: [238, 4],
} satisfies FieldTable;

/** 外国人永久居留身份证, letter I (2 sources). Version and agency are not passed on. */
const foreignerFields = {
  name: [0, 120],
  sex: [120, 2],
  idNumber: [122, 30],
  countryCode: [152, 6],
  chineseName: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  birth: [220, 16],
  version: [236, 4],
  agency: [240, 8],
} satisfies FieldTable;

/** 外国人永久居留身份证 of 2023, letter Y (1 source: provisional). A long Latin name goes on at 220. */
const foreigner2023Fields = {
  chineseName: [0, 30],
  sex: [30, 2],
  renewals: [32, 4],
  birth: [36, 16],
  name: [52, 70],
  idNumber: [122, 36],
  validFrom: [188, 16],
  validTo: [204, 16],
  nameRest: [220, 22],
  countryCode: [242, 6],
  previousIdNumber: [250, 6],
} satisfies FieldTable;

/** `unknown-kind`: a letter that no table is for. `bad-text`: a field that cannot be what it stands for. */
export type CardTextFault = "unknown-kind" | "bad-text";

const sexes = { "0": "unknown", "1": "male", "2": "female", "9": "unstated" } as const;
const noEnd = "长期";

export function decodeCardText(text: Uint8Array): Result<IdCard, CardTextFault> {
  if (text.length !== textBytes) return err("bad-text");
  const card = cardOf(text, fieldOf(text, letterAt));
  if (card === null) return err("unknown-kind");
  return isPlausible(card) ? ok(card) : err("bad-text");
}

function cardOf(text: Uint8Array, letter: string): IdCard | null {
  switch (letter) {
    case "": {
      const read = fieldsOf(text, residentFields);
      const { name, nationCode, address, issuer, idNumber } = read;
      return { cardKind: "resident", name, nationCode, address, issuer, idNumber, ...sexAndDates(read) };
    }
    case "J": {
      const read = fieldsOf(text, residentFields);
      const { name, address, issuer, idNumber, passNumber, issueCount } = read;
      const own = { name, address, issuer, idNumber, passNumber, issueCount };
      return { cardKind: "hmt-resident", ...own, ...sexAndDates(read) };
    }
    case "I": {
      const read = fieldsOf(text, foreignerFields);
      const { name, chineseName, countryCode, idNumber } = read;
      return { cardKind: "foreigner", name, chineseName, countryCode, idNumber, ...sexAndDates(read) };
    }
    case "Y": {
      const read = fieldsOf(text, foreigner2023Fields);
      const { chineseName, countryCode, idNumber, previousIdNumber, renewals } = read;
      const own = { chineseName, countryCode, idNumber, previousIdNumber, renewals };
      const name = (rawFieldOf(text, foreigner2023Fields.name) + read.nameRest).trim();
      return { cardKind: "foreigner-2023", name, ...own, ...sexAndDates(read) };
    }
    default:
      return null;
  }
}

function fieldsOf<Table extends FieldTable>(text: Uint8Array, table: Table): Record<keyof Table, string> {
  const read: Partial<Record<keyof Table, string>> = {};
  for (const key of Object.keys(table) as (keyof Table)[]) {
    const place = table[key];
    if (place) read[key] = fieldOf(text, place);
  }
  return read as Record<keyof Table, string>;
}

function rawFieldOf(text: Uint8Array, [offset, bytes]: readonly [number, number]): string {
  return Buffer.from(text.subarray(offset, offset + bytes)).toString("utf16le");
}

function fieldOf(text: Uint8Array, place: readonly [number, number]): string {
  return rawFieldOf(text, place).replaceAll("\0", " ").trim();
}

function sexAndDates(read: { sex: string; birth: string; validFrom: string; validTo: string }) {
  return {
    sex: sexes[read.sex as keyof typeof sexes] ?? "unknown",
    birth: isoDateOf(read.birth),
    validFrom: isoDateOf(read.validFrom),
    validTo: read.validTo === noEnd ? null : isoDateOf(read.validTo),
  };
}

/** Empty when it is no date. */
function isoDateOf(digits: string): string {
  if (!/^\d{8}$/.test(digits)) return "";
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : "";
}

/** A text that came through with a right check may still be rubbish; nobody is greeted with rubbish. */
function isPlausible(card: IdCard): boolean {
  const hasDates = card.birth !== "" && card.validFrom !== "" && card.validTo !== "";
  const hasNation = card.cardKind !== "resident" || /^\d{2}$/.test(card.nationCode);
  return card.name !== "" && /^[0-9A-Z]{9,18}$/.test(card.idNumber) && hasDates && hasNation;
}

/** The other direction, for simulators and tests. A value longer than its field is cut. */
export function encodeCardText(card: IdCard): Uint8Array {
  const text = Buffer.alloc(textBytes, Buffer.from(" ", "utf16le"));
  const put = ([offset, bytes]: readonly [number, number], value: string) =>
    void Buffer.from(value, "utf16le").copy(text, offset, 0, bytes);
  const common = {
    sex: Object.entries(sexes).find(([, sex]) => sex === card.sex)?.[0] ?? "0",
    birth: card.birth.replaceAll("-", ""),
    validFrom: card.validFrom.replaceAll("-", ""),
    validTo: card.validTo === null ? noEnd : card.validTo.replaceAll("-", ""),
  };
  const putAll = (table: FieldTable, values: Record<string, string>) => {
    for (const [key, place] of Object.entries(table)) put(place, values[key] ?? "");
  };
  switch (card.cardKind) {
    case "resident":
      putAll(residentFields, { ...card, ...common });
      break;
    case "hmt-resident":
      putAll(residentFields, { ...card, ...common });
      put(letterAt, "J");
      break;
    case "foreigner":
      putAll(foreignerFields, { ...card, ...common, version: "01", agency: "1100" });
      put(letterAt, "I");
      break;
    case "foreigner-2023":
      putAll(foreigner2023Fields, { ...card, ...common, nameRest: card.name.slice(35) });
      put(letterAt, "Y");
      break;
    default:
      unreachable(card);
  }
  return text;
}
