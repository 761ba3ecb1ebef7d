import { describe, expect, it } from "vitest";
import type { IdCard } from "../contract/id-card.ts";
import { nations } from "../contract/nations.ts";
import { encodeBaseData } from "./base-data.ts";
import { readCapture } from "./captures/read-capture.ts";
import { decodeCardText, encodeCardText } from "./card.ts";
import { commands, encodeReply, matchReply } from "./commands.ts";
import { createFrameParser } from "./frame.ts";

const captures: Record<string, { xor: number; card: IdCard }> = {
  "card-cn": {
    xor: 0x6a,
    card: {
      cardKind: "resident",
      name: "张三丰",
      sex: "male",
      nationCode: "01",
      birth: "1949-12-31",
      address: "北京市朝阳区某某路1号",
      idNumber: "11010519491231002X",
      issuer: "北京市公安局朝阳分局",
      validFrom: "2020-01-01",
      validTo: null,
    },
  },
  "card-j": {
    xor: 0xef,
    card: {
      cardKind: "hmt-resident",
      name: "陈䶮",
      sex: "female",
      birth: "1888-02-29",
      address: "某某市某某区甲路8号",
      idNumber: "810000188802290029",
      issuer: "某某市公安局",
      validFrom: "2021-03-01",
      validTo: "2026-03-01",
      passNumber: "H00000000",
      issueCount: "01",
    },
  },
  "card-i": {
    xor: 0x24,
    card: {
      cardKind: "foreigner",
      name: "SMITH, JOHN",
      chineseName: "史密斯",
      sex: "male",
      birth: "1980-01-01",
      countryCode: "USA",
      idNumber: "USA110080101001",
      validFrom: "2018-01-01",
      validTo: "2028-01-01",
    },
  },
  "card-y": {
    xor: 0xe,
    card: {
      cardKind: "foreigner-2023",
      name: "MARIA ANNA ELISABETH VON DER BEISPIELSTADT",
      chineseName: "安娜",
      sex: "female",
      birth: "1899-12-31",
      countryCode: "ZZZ",
      idNumber: "99990118991231004X",
      validFrom: "2024-01-01",
      validTo: "2034-01-01",
      previousIdNumber: "A01",
      renewals: "02",
    },
  },
};

describe.each(Object.entries(captures))("capture %s", (name, { xor, card }) => {
  const frame = readCapture(name);

  it("is one whole frame with the right check", () => {
    expect(frame.length).toBe(1295);
    expect(frame.at(-1)).toBe(xor);
    expect(createFrameParser().push(frame)).toHaveLength(1);
  });

  it("decodes to the person on the card", () => {
    const [body] = createFrameParser().push(frame);
    const reply = body ? matchReply(commands.readBase, body) : null;
    expect(reply?.status).toBe("ok");
    expect(decodeCardText(reply?.data.subarray(4, 260) ?? new Uint8Array())).toEqual({
      ok: true,
      value: card,
    });
  });

  it("is what the simulator sends for this person, byte for byte", () => {
    const data = encodeBaseData(encodeCardText(card));
    expect(Buffer.from(encodeReply("ok", data)).equals(frame)).toBe(true);
  });
});

describe("a text block that is no card", () => {
  const text = encodeCardText(captures["card-cn"]?.card as IdCard);
  const changed = (at: number, value: string) => {
    const copy = Buffer.from(text);
    copy.write(value, at, "utf16le");
    return decodeCardText(copy);
  };

  it.each([
    ["an unknown letter", 248, "Q", "unknown-kind"],
    ["a birth date that is not in the calendar", 36, "20230231", "bad-text"],
    ["no name", 0, " ".repeat(15), "bad-text"],
    ["a nation that is no number", 32, "汉 ", "bad-text"],
    ["an ID number of other signs", 122, "1101;DROP", "bad-text"],
  ])("%s is refused", (_what, at, value, error) => {
    expect(changed(at, value)).toEqual({ ok: false, error });
  });

  it("a block of another size is refused", () => {
    expect(decodeCardText(text.subarray(1))).toEqual({ ok: false, error: "bad-text" });
  });
});

it("knows 56 nations and two codes beside them", () => {
  expect(nations.size).toBe(58);
  expect(new Set(nations.values()).size).toBe(58);
  expect([nations.get("01"), nations.get("46"), nations.get("56"), nations.get("97")]).toEqual([
    "汉",
    "德昂",
    "基诺",
    "其他",
  ]);
});
