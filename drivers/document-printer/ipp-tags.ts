/** Delimiters and value types of IPP messages: RFC 8010, 3.5. */
export const groups = {
  operation: 0x01,
  job: 0x02,
  printer: 0x04,
  unsupported: 0x05,
} as const;

export type GroupName = keyof typeof groups;

export const endOfAttributes = 0x03;
/** The first tag that is a value's; all below delimit groups. */
export const firstValueTag = 0x10;

export const tags = {
  unsupported: 0x10,
  unknown: 0x12,
  noValue: 0x13,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  octets: 0x30,
  dateTime: 0x31,
  resolution: 0x32,
  range: 0x33,
  beginCollection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  endCollection: 0x37,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
  memberName: 0x4a,
} as const;

/** Everything that is said in characters. */
export const wordTypes = [
  "text",
  "name",
  "keyword",
  "uri",
  "uriScheme",
  "charset",
  "language",
  "mimeType",
] as const;

export type WordType = (typeof wordTypes)[number];
