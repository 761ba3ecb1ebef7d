import type { IdCard } from "../contract/id-card.ts";

/**
 * People who do not exist, for development. Their numbers have a right check digit and an address code that was never given
 * to any place (9999xx), so they can belong to nobody.
 */
export interface SampleCard {
  cardId: string;
  /** What is special about it. */
  note: string;
  card: IdCard;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the eighteenth sign of an ID number from its seventeen digits. */
export function checkSignOf(seventeen: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return "10X98765432"[sum % 11] ?? "";
}

const numberOf = (seventeen: string) => seventeen + checkSignOf(seventeen);
const address = "示例省示例市示例区演示路";
const issuer = "示例市公安局示例分局";
const validity = { validFrom: "2020-01-01", validTo: "2040-01-01" };

export const sampleCards: readonly SampleCard[] = [
  {
    cardId: "resident",
    note: "an ordinary card",
    card: {
      cardKind: "resident",
      name: "章知远",
      sex: "male",
      nationCode: "01",
      birth: "1990-05-12",
      address: `${address}1号`,
      idNumber: numberOf("99990119900512001"),
      issuer,
      ...validity,
    },
  },
  {
    cardId: "elderly",
    note: "an elderly person, whose card has no end",
    card: {
      cardKind: "resident",
      name: "沈奉春",
      sex: "female",
      nationCode: "08",
      birth: "1946-11-30",
      address: `${address}28号2单元601室`,
      idNumber: numberOf("99990219461130002"),
      issuer,
      validFrom: "2012-06-01",
      validTo: null,
    },
  },
  {
    cardId: "rare-name",
    note: "a name with a character that many fonts lack",
    card: {
      cardKind: "resident",
      name: "王䶮",
      sex: "male",
      nationCode: "11",
      birth: "2001-02-28",
      address: `${address}3号`,
      idNumber: numberOf("99990320010228003"),
      issuer,
      ...validity,
    },
  },
  {
    cardId: "hmt-resident",
    note: "港澳台居民居住证 (J)",
    card: {
      cardKind: "hmt-resident",
      name: "陈示安",
      sex: "female",
      birth: "1985-08-08",
      address: `${address}8号`,
      idNumber: numberOf("99990419850808004"),
      issuer,
      validFrom: "2023-03-01",
      validTo: "2028-03-01",
      passNumber: "H00000000",
      issueCount: "01",
    },
  },
  {
    cardId: "foreigner",
    note: "外国人永久居留身份证 (I), with a Chinese name",
    card: {
      cardKind: "foreigner",
      name: "EXAMPLE, JOAN",
      chineseName: "安娜",
      sex: "female",
      birth: "1979-12-24",
      countryCode: "ZZZ",
      idNumber: "ZZZ999979122405",
      validFrom: "2021-01-01",
      validTo: "2031-01-01",
    },
  },
  {
    cardId: "foreigner-2023",
    note: "外国人永久居留身份证 of 2023 (Y), a long name, no Chinese one",
    card: {
      cardKind: "foreigner-2023",
      name: "MAXIMILIAN ALEXANDER VON UND ZU BEISPIELSTADT",
      chineseName: "",
      sex: "male",
      birth: "1968-04-01",
      countryCode: "ZZZ",
      idNumber: numberOf("99990619680401006"),
      validFrom: "2024-02-01",
      validTo: "2034-02-01",
      previousIdNumber: "Z01",
      renewals: "01",
    },
  },
];
