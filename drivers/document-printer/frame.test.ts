import { describe, expect, it } from "vitest";
import { extent } from "../testing/extent.ts";
import { flipped, hostileBytes, joined } from "../testing/mutate.ts";
import { createChance } from "../testing/random.ts";
import { collection, whole, words, yesNo } from "./attributes.ts";
import { questions } from "./commands.ts";
import { encodeMessage } from "./encode.ts";
import { decodeMessage, type IppMessage } from "./frame.ts";

const everyType: IppMessage = {
  version: 0x0200,
  code: 0x000b,
  requestId: 7,
  groups: [
    {
      group: "operation",
      attributes: [
        words("charset", "attributes-charset", "utf-8"),
        words("language", "attributes-natural-language", "en"),
      ],
    },
    {
      group: "printer",
      attributes: [
        words("name", "printer-name", "一窗", "second"),
        words("text", "printer-info", ""),
        whole("copies-default", -1),
        whole("printer-state", 3, "enum"),
        yesNo("printer-is-accepting-jobs", true),
        { name: "copies-supported", values: [{ type: "range", lower: 1, upper: 99 }] },
        { name: "printer-location", values: [{ type: "none" }] },
        {
          name: "printer-supply",
          values: [{ type: "other", bytes: new TextEncoder().encode("type=toner;level=4") }],
        },
        {
          name: "media-col-ready",
          values: [
            {
              type: "collection",
              members: [
                collection("media-size", [whole("x-dimension", 21000), whole("y-dimension", 29700)]),
                words("keyword", "media-source", "main", "manual"),
              ],
            },
            { type: "collection", members: [] },
          ],
        },
      ],
    },
    { group: "job", attributes: [whole("job-id", 5)] },
    { group: "job", attributes: [] },
  ],
};

const encoded = encodeMessage(everyType);

/** A Print-Job request up to its document, as the example in RFC 8010, appendix A.1. */
const rfcPrintJob = Buffer.from(
  (
    "0101 0002 00000001 01" +
    "47 0012 617474726962757465732d63686172736574 0005 7574662d38" +
    "48 001b 617474726962757465732d6e61747572616c2d6c616e6775616765 0005 656e2d7573" +
    "45 000b 7072696e7465722d757269 002c 6970703a2f2f7072696e7465722e6578616d706c652e636f6d2f6970702f7072696e742f70696e6574726565" +
    "42 0008 6a6f622d6e616d65 0006 666f6f626172" +
    "22 0016 6970702d6174747269627574652d666964656c697479 0001 01" +
    "02 21 0006 636f70696573 0004 00000014" +
    "44 0005 7369646573 0013 74776f2d73696465642d6c6f6e672d65646765 03"
  ).replaceAll(" ", ""),
  "hex",
);

describe("messages", () => {
  it("every type comes back as it was, and what follows is the document", () => {
    const document = Buffer.from("%PDF-1.7");
    expect(decodeMessage(joined(encoded, document))).toEqual({
      ok: true,
      value: { message: everyType, documentAt: encoded.length },
    });
  });

  it("a request as in RFC 8010 is read, and written byte for byte", () => {
    const message: IppMessage = {
      version: 0x0101,
      code: 0x0002,
      requestId: 1,
      groups: [
        {
          group: "operation",
          attributes: [
            words("charset", "attributes-charset", "utf-8"),
            words("language", "attributes-natural-language", "en-us"),
            words("uri", "printer-uri", "ipp://printer.example.com/ipp/print/pinetree"),
            words("name", "job-name", "foobar"),
            yesNo("ipp-attribute-fidelity", true),
          ],
        },
        { group: "job", attributes: [whole("copies", 20), words("keyword", "sides", "two-sided-long-edge")] },
      ],
    };
    expect(encodeMessage(message).toString("hex")).toBe(rfcPrintJob.toString("hex"));
    expect(decodeMessage(rfcPrintJob)).toEqual({
      ok: true,
      value: { message, documentAt: rfcPrintJob.length },
    });
  });

  it("cut off at every byte: truncated, never half a message", () => {
    for (let at = 0; at < encoded.length; at += 1) {
      expect(decodeMessage(encoded.subarray(0, at))).toEqual({ ok: false, error: "truncated" });
    }
  });

  it("text with its language is the text", () => {
    const bytes = Buffer.from(
      "0200000000000001 04 36 0001 6e 0009 0002 656e 0003 616263 03".replaceAll(" ", ""),
      "hex",
    );
    const decoded = decodeMessage(bytes);
    expect(decoded.ok && decoded.value.message.groups[0]?.attributes).toEqual([words("name", "n", "abc")]);
  });
});

describe("what is no message", () => {
  const head = "0200 0000 00000001";
  it.each([
    ["an attribute before any group", `${head} 21 0001 61 0004 00000001 03`, "malformed"],
    ["a further value of nothing", `${head} 04 21 0000 0004 00000001 03`, "malformed"],
    ["a number of three bytes", `${head} 04 21 0001 61 0003 000001 03`, "malformed"],
    ["a collection that a group ends", `${head} 04 34 0001 61 0000 04 03`, "malformed"],
    [
      "a collection's value before a name",
      `${head} 04 34 0001 61 0000 21 0000 0004 00000001 37 0000 0000 03`,
      "malformed",
    ],
    ["a length beyond the end", `${head} 04 21 ffff 61 03`, "truncated"],
    [
      "collections in collections without end",
      `${head} 04 ${"34 0001 61 0000 4a 0000 0001 62".repeat(5000)}`,
      "too-large",
    ],
    ["attributes without end", `${head} 04 ${"13 0001 61 0000".repeat(20_001)} 03`, "too-large"],
    ["groups without end", `${head} ${"04".repeat(20_001)} 03`, "too-large"],
    [
      "a collection without end",
      `${head} 04 34 0001 61 0000 4a 0000 0001 62 ${"13 0000 0000".repeat(20_001)}`,
      "too-large",
    ],
  ])("%s", (_what, hex, error) => {
    expect(decodeMessage(Buffer.from(hex.replaceAll(" ", ""), "hex"))).toEqual({ ok: false, error });
  });
});

it("hostile bytes: nothing is thrown, what is read is no larger than its bytes, and can be written again", () => {
  const samples = [
    encoded,
    rfcPrintJob,
    ...[questions.printer("ipp://a/b"), questions.jobs("ipp://a/b", "completed")].map((groups) =>
      encodeMessage({ version: 0x0200, code: 11, requestId: 3, groups }),
    ),
  ];
  const firstSeed = Number(process.env.YICHUANG_SEED ?? 1);
  for (let seed = firstSeed; seed < firstSeed + extent(10_000, 1_000_000); seed += 1) {
    const input = hostileBytes(createChance(seed), samples);
    const decoded = decodeMessage(input);
    if (!decoded.ok) continue;
    const { message, documentAt } = decoded.value;
    const valueCount = message.groups.reduce((sum, group) => sum + group.attributes.length, 0);
    if (documentAt > input.length || valueCount > input.length) throw new Error(`seed ${seed}`);
    const again = decodeMessage(encodeMessage(message));
    if (!again.ok) throw new Error(`seed ${seed}: not readable when written again`);
  }
});

it("every byte changed in every bit: a message or none, never a throw", () => {
  for (let at = 0; at < encoded.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) decodeMessage(flipped(encoded, at, 1 << bit));
  }
});
