/**
 * What a chip card says, as the reader's text block gives it (256 bytes, UTF-16LE; the letter at byte 248 tells the kind).
 * Dates are ISO (YYYY-MM-DD). `validTo` is null for 长期 (no end). `nationCode` is GB/T 3304 two digits.
 */
export type IdCard = ResidentCard | HmtResidentCard | ForeignerCard | Foreigner2023Card;

type Sex = "unknown" | "male" | "female" | "unstated";

interface CardCommon {
  name: string;
  sex: Sex;
  birth: string;
  idNumber: string;
  validFrom: string;
  validTo: string | null;
  /** 追加地址: where the holder moved to after the card was made, when the card says so and the reader tells. */
  newAddress?: string;
}

/** 居民身份证 */
export interface ResidentCard extends CardCommon {
  cardKind: "resident";
  nationCode: string;
  address: string;
  issuer: string;
}

/** 港澳台居民居住证, type letter J */
export interface HmtResidentCard extends CardCommon {
  cardKind: "hmt-resident";
  address: string;
  issuer: string;
  passNumber: string;
  issueCount: string;
}

/** 外国人永久居留身份证, type letter I. `name` is the Latin name; `chineseName` may be empty. */
export interface ForeignerCard extends CardCommon {
  cardKind: "foreigner";
  chineseName: string;
  countryCode: string;
}

/** 外国人永久居留身份证 of 2023, type letter Y; layout known from one source, provisional. */
export interface Foreigner2023Card extends CardCommon {
  cardKind: "foreigner-2023";
  chineseName: string;
  countryCode: string;
  previousIdNumber: string;
  renewals: string;
}

/** Why a card on the reader gave no card. */
export type CardFault = "read-failed" | "not-an-id-card" | "sam-refused" | "reader-fault";
