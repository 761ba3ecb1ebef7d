/** Looks for what must not be where it is looked for, in every form in which bytes may carry it. */
import iconv from "iconv-lite";

export interface Secret {
  /** What it is, for the message of a test that failed; never the value. */
  what: string;
  value: string;
}

interface Form {
  what: string;
  bytes: Buffer;
}

export interface Scanner {
  /** What was found there, as `the whole name of person 3, in GB18030`. */
  find(content: Buffer | string): string[];
}

/** Shorter than this, chance alone would find it in random bytes. */
const shortestBytes = 6;

export function scannerFor(secrets: readonly Secret[]): Scanner {
  // What looks the same in several encodings is looked for once, under the first one's name.
  const named = secrets.flatMap(formsOf).map((form) => [form.bytes.toString("hex"), form] as const);
  const forms = [...new Map(named.reverse()).values()];
  return {
    find: (content) => {
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      return forms.filter((form) => bytes.includes(form.bytes)).map(({ what }) => what);
    },
  };
}

function formsOf({ what, value }: Secret): Form[] {
  const utf8 = Buffer.from(value);
  const encoded: readonly (readonly [string, Buffer])[] = [
    ["UTF-8", utf8],
    ["UTF-16, low byte first", Buffer.from(value, "utf16le")],
    ["UTF-16, high byte first", Buffer.from(value, "utf16le").swap16()],
    ["GBK", iconv.encode(value, "gbk")],
    ["GB18030", iconv.encode(value, "gb18030")],
  ];
  const texts: [string, string][] = encoded.flatMap(([name, bytes]) => [
    [`hex of ${name}`, bytes.toString("hex")],
    [`capital hex of ${name}`, bytes.toString("hex").toUpperCase()],
    [`percent signs of ${name}`, percent(bytes)],
    [`small percent signs of ${name}`, percent(bytes).toLowerCase()],
    ...["base64", "base64url"].flatMap((alphabet) =>
      base64Cores(bytes, alphabet as "base64").map((core): [string, string] => [
        `${alphabet} of ${name}`,
        core,
      ]),
    ),
  ]);
  texts.push(
    ["JSON's escapes", escaped(value)],
    ["capital JSON's escapes", escaped(value).replace(/[a-f]/g, upper)],
  );
  texts.push(
    ["an address", encodeURIComponent(value)],
    ["small letters", value.toLowerCase()],
    ["backwards", [...value].reverse().join("")],
  );
  // A question mark stands for a character that the encoding does not have.
  const all = [
    ...encoded.filter(([, bytes]) => !bytes.includes("?")),
    ...texts.map(([name, text]) => [name, Buffer.from(text)] as const),
  ];
  return all
    .filter(([, bytes]) => bytes.length >= shortestBytes)
    .map(([name, bytes]) => ({ what: `${what}, in ${name}`, bytes }));
}

const upper = (letter: string) => letter.toUpperCase();

function percent(bytes: Buffer): string {
  return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

function escaped(value: string): string {
  return [...Array(value.length).keys()]
    .map((at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, "0")}`)
    .join("");
}

/** Base64 looks different by where in its threes a value begins; without the signs that its neighbours decide. */
function base64Cores(bytes: Buffer, alphabet: "base64"): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString(alphabet)
      .replace(/=+$/, "");
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(first, last);
  });
}

/** A citizen who does not exist, all of whose parts are told apart from everything else in a hall. */
export interface PlantedPerson {
  name: string;
  idNumber: string;
  phone: string;
}

const surnames = ["鹓", "鹮", "鸑", "鷟", "麹", "麴", "黇", "鼗"];
const given = ["鼋鼍", "鼐鼒", "鼯鼱", "齇龠", "龘龑", "鬯鬻", "魑魅", "鱻鱼"];

/** Their numbers' last sign is an X, so that not even the last six of them come about by chance. */
export function plantedPeople(count: number): PlantedPerson[] {
  const people: PlantedPerson[] = [];
  for (let serial = 137; people.length < count; serial += 1) {
    const at = people.length;
    const birth = `18${String(41 + at).padStart(2, "0")}0${(at % 8) + 1}2${(at % 7) + 1}`;
    const seventeen = `999901${birth}${String(serial).padStart(3, "0")}`;
    if (checkSignOf(seventeen) !== "X") continue;
    people.push({
      name: `${surnames[at % 8]}${given[(at * 3) % 8]}`,
      idNumber: `${seventeen}X`,
      phone: `199${String(50_607_083 + at * 1_010_101)}`,
    });
  }
  return people;
}

/** What may stand nowhere: whole values, and the parts that tell nearly as much. The masked forms show none of them. */
export function secretsOf({ name, idNumber, phone }: PlantedPerson, who: string): Secret[] {
  const birth = idNumber.slice(6, 14);
  return [
    { what: `the name of ${who}`, value: name },
    { what: `the given name of ${who}`, value: [...name].slice(1).join("") },
    { what: `the ID number of ${who}`, value: idNumber },
    { what: `the last six of the ID number of ${who}`, value: idNumber.slice(-6) },
    { what: `the birth date of ${who}`, value: birth },
    { what: `the birth date of ${who} with hyphens`, value: birth.replace(/(....)(..)(..)/, "$1-$2-$3") },
    { what: `the phone of ${who}`, value: phone },
    { what: `the last eight of the phone of ${who}`, value: phone.slice(-8) },
  ];
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkSignOf(seventeen: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return "10X98765432"[sum % 11] ?? "";
}
