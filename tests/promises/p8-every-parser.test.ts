/**
 * Everything that reads what others wrote, given what they should not have written: a value or a refusal, never a throw,
 * never a loop without end. Frames, answers and hall files have further tests beside them.
 */
import { createSecretKey } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { devicesConfig } from "../../drivers/host/config.ts";
import { decodeCardText, encodeCardText } from "../../drivers/id-card-reader/card.ts";
import {
  commands,
  encodeReply,
  matchReply,
  nameReaderStatus,
} from "../../drivers/id-card-reader/commands.ts";
import { createFrameParser } from "../../drivers/id-card-reader/frame.ts";
import { createSimulatedReader } from "../../drivers/id-card-reader/simulator.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { encodeJob } from "../../drivers/ticket-printer/encode.ts";
import { createPrinterParser } from "../../drivers/ticket-printer/frame.ts";
import { readCommand } from "../../drivers/ticket-printer/simulator/read-command.ts";
import { createSimulatedPrinter } from "../../drivers/ticket-printer/simulator.ts";
import { conditionOfAnswers, conditionOfReport, statusOf } from "../../drivers/ticket-printer/status.ts";
import { parseTransportSpec } from "../../drivers/transport/spec.ts";
import { readHall } from "../../hall-server/catalog/read-hall.ts";
import { birthOf, isIdNumber, isResidentNumber, sexOf } from "../../hall-server/contract/id-number.ts";
import { holder } from "../../hall-server/contract/ticket.ts";
import { ticketOfToken, ticketToken } from "../../hall-server/people/ticket-token.ts";
import { inventedIdNumber } from "../../hall-server/testing.ts";
import { extent } from "./extent.ts";
import { hostile } from "./from-schema.ts";

const runs = { numRuns: extent(300, 100_000) };
const anyBytes = fc.uint8Array({ maxLength: 400 });
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(...hostile.filter((one) => typeof one === "string")),
);

describe("a card reader's line", () => {
  test("any bytes as the body of a reply to any command", () => {
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(...Object.values(commands)), (body, command) => {
        const reply = matchReply(command, body);
        if (reply) expect(nameReaderStatus(body[2] ?? 0)).toBe(reply.status);
      }),
      runs,
    );
  });

  test("any text block: a card whose every field is a text of bounded length, or a refusal", () => {
    const texts = sampleCards.map(({ card }) => encodeCardText(card));
    const damaged = fc
      .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { maxLength: 6 }))
      .map(([text, changes]) => {
        const copy = Uint8Array.from(text);
        for (const [at, byte] of changes) copy[at] = byte;
        return copy;
      });
    const blocks = fc.oneof(anyBytes, fc.uint8Array({ minLength: 256, maxLength: 256 }), damaged);
    fc.assert(
      fc.property(blocks, (text) => {
        const card = decodeCardText(text);
        if (!card.ok) return;
        for (const value of Object.values(card.value)) expect(String(value).length).toBeLessThan(70);
      }),
      runs,
    );
  });

  test("any bytes to the reader's own side", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyBytes, fc.constant(encodeReply("ok"))), { maxLength: 5 }),
        (pieces) => {
          const answers: Uint8Array[] = [];
          const reader = createSimulatedReader((bytes) => answers.push(bytes));
          for (const piece of pieces) reader.receive(piece);
          const parser = createFrameParser();
          for (const answer of answers) parser.push(answer);
          expect(parser.discardedBytes).toBe(0);
        },
      ),
      runs,
    );
  });
});

describe("a printer's line", () => {
  test("any bytes in any pieces become words; a condition of any four bytes is a status", () => {
    fc.assert(
      fc.property(fc.array(anyBytes, { maxLength: 4 }), (pieces) => {
        const parser = createPrinterParser();
        for (const piece of pieces) {
          for (const word of parser.push(piece)) {
            if (word.word === "report")
              expect(statusOf(conditionOfReport(word.bytes)).kind).toBeTypeOf("string");
          }
        }
      }),
      runs,
    );
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), (...four) => {
        expect(statusOf(conditionOfAnswers(...four)).kind).toBeTypeOf("string");
      }),
      runs,
    );
  });

  test("any job from a page: bytes that a printer knows, or a bad job", () => {
    const block = fc.oneof(
      fc.record(
        { block: fc.constant("text"), text: anyText, size: fc.constantFrom(1, 2, 3, 4) },
        { requiredKeys: ["block"] },
      ),
      fc.record({ block: fc.constant("columns"), left: anyText, right: anyText }),
      fc.record({ block: fc.constant("qr"), text: anyText }),
      fc.constantFrom(...hostile),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.record({ jobId: anyText, blocks: fc.array(block, { maxLength: 5 }) }),
          fc.constantFrom(...hostile),
        ),
        (job) => {
          const encoded = encodeJob(job as Parameters<typeof encodeJob>[0]);
          if (!encoded.ok) return;
          const printer = createSimulatedPrinter(() => {});
          for (const piece of encoded.value.pieces) printer.receive(piece);
          expect(printer.unknownCommands).toEqual([]);
        },
      ),
      runs,
    );
  });

  test("any bytes to the printer's own side: each command takes at least one byte", () => {
    fc.assert(
      fc.property(anyBytes, fc.boolean(), (bytes, isChinese) => {
        const read = readCommand([...bytes], isChinese);
        if (read) expect(read.length).toBeGreaterThan(0);
        createSimulatedPrinter(() => {}).receive(bytes);
      }),
      runs,
    );
  });
});

test("any text as the address of a line; any value as a list of devices", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        anyText.map((text) => `serial:${text}`),
        anyText.map((text) => `tcp:${text}:80`),
      ),
      (text) => {
        const spec = parseTransportSpec(text);
        if (spec.ok && spec.value.transport === "tcp") expect(spec.value.port).toBeLessThan(65_536);
        devicesConfig.safeParse([{ deviceId: text, kind: text, model: text, transport: text }]);
      },
    ),
    runs,
  );
  for (const value of hostile)
    expect(devicesConfig.safeParse(value).success).toBe(Array.isArray(value) && value.length === 0);
});

describe("an ID number", () => {
  const digits = fc.stringMatching(/^[0-9Xx]{15,19}$/);

  test("any text is one or is none, and tells a birth date only where it is one of eighteen signs", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, digits), (text) => {
        if (isResidentNumber(text)) expect(isIdNumber(text)).toBe(true);
        else expect([birthOf(text), sexOf(text)]).toEqual([null, null]);
        const read = holder.safeParse({ idNumber: text });
        if (read.success) expect(read.data.idNumber).toBe(text.toUpperCase());
      }),
      runs,
    );
  });

  test("one sign changed, or two neighbours changed for each other, is no number any more", () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(17), fc.nat(9), (serial, at, digit) => {
        const number = inventedIdNumber(serial);
        expect(isResidentNumber(number)).toBe(true);
        const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
        expect(isResidentNumber(changed)).toBe(changed === number);
        const [one = "", other = ""] = [number[at], number[at + 1]];
        const swapped = `${number.slice(0, at)}${other}${one}${number.slice(at + 2)}`;
        expect(isResidentNumber(swapped)).toBe(swapped === number);
      }),
      runs,
    );
  });
});

test("any text as a ticket's token is nobody's; one sign changed in a right one neither", () => {
  const key = createSecretKey(Buffer.alloc(32, 7));
  fc.assert(
    fc.property(anyText, (text) => {
      expect(ticketOfToken(key, text)).toBeNull();
    }),
    runs,
  );
  const token = ticketToken(key, "t0123456789abcdef");
  expect(ticketOfToken(key, token)).toBe("t0123456789abcdef");
  for (let at = 0; at < token.length; at += 1) {
    const changed = `${token.slice(0, at)}${token[at] === "a" ? "b" : "a"}${token.slice(at + 1)}`;
    expect(ticketOfToken(key, changed)).toBeNull();
  }
});

describe("the files that a hall's file names", () => {
  const shipped = fileURLToPath(new URL("../../hall-server/halls/", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "hostile-parts-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const city = join(folder, "city.yaml");
  copyFileSync(join(shipped, "city.yaml"), city);

  test.each(["items.yaml", "demonstration-items.yaml", "ratings.yaml", "calendar.yaml"])(
    "%s with anything torn out or put in: read, or refused with bounded problems that name it",
    (name) => {
      const whole = readFileSync(join(shipped, name), "utf8");
      const put = fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom(
          "[",
          "}",
          ": ",
          "\n",
          "- ",
          "\t",
          "&a ",
          "*a",
          "null",
          "1e99",
          '"',
          "__proto__: 1\n",
          "\0",
          "\ud800",
        ),
      );
      const edit = fc.record({ at: fc.nat(whole.length), length: fc.nat(80), put });
      fc.assert(
        fc.property(edit, ({ at, length, put: piece }) => {
          writeFileSync(join(folder, name), whole.slice(0, at) + piece + whole.slice(at + length));
          const reading = readHall(city, { isDemonstration: false });
          if (reading.ok) return;
          expect(reading.problems.length).toBeGreaterThan(0);
          expect(reading.problems.length).toBeLessThanOrEqual(101);
          for (const { line, message } of reading.problems) {
            expect(line).toBeGreaterThan(0);
            expect(message.length).toBeLessThan(1_500);
          }
        }),
        { numRuns: extent(8, 1_000) },
      );
      rmSync(join(folder, name));
    },
  );
});
