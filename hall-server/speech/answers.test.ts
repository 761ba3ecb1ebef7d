import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { type Answer, readAnswers } from "./answers.ts";

/** What is read from the pieces, one after the other. */
function read(pieces: readonly (string | Uint8Array)[]): Answer[] {
  const stream = new PassThrough();
  const answers: Answer[] = [];
  const reader = readAnswers(stream, (answer) => {
    answers.push(answer);
  });
  for (const piece of pieces) stream.emit("data", Buffer.from(piece));
  reader.stop();
  return answers;
}

const line = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);
/** With line ends and brackets in it: nothing in a sound is a sign. */
const bytes = Buffer.from('\n{"ready":true}\n\0\xff\n', "latin1");

const conversation = Buffer.concat([
  line({ ready: true }),
  line({ id: 1, bytes: bytes.length, phonemes: "tS;hi21N 一" }),
  bytes,
  line({ id: 2, error: "failed" }),
  line({ id: 3, bytes: 1, phonemes: "" }),
  Buffer.from("\n"),
]);
const understood: Answer[] = [
  { kind: "ready" },
  { kind: "sound", id: 1, phonemes: "tS;hi21N 一", wav: new Uint8Array(bytes) },
  { kind: "refusal", id: 2 },
  { kind: "sound", id: 3, phonemes: "", wav: Uint8Array.of(10) },
];

describe("the synthesiser's answers", () => {
  it("are the same wherever the stream is cut", () => {
    expect(read([conversation])).toEqual(understood);
    expect(read([...conversation].map((byte) => Uint8Array.of(byte)))).toEqual(understood);
    for (let at = 1; at < conversation.length; at++) {
      expect(read([conversation.subarray(0, at), conversation.subarray(at)]), `cut at ${at}`).toEqual(
        understood,
      );
    }
  });

  it("come whole or not at all", () => {
    expect(read([conversation.subarray(0, conversation.length - 1)])).toEqual(understood.slice(0, 3));
  });

  it.each<[string, string]>([
    ["no JSON", "rubbish\n"],
    ["null", "null\n"],
    ["a name for an id", '{"id":"1","bytes":4,"phonemes":""}\n'],
    ["no phonemes", '{"id":1,"bytes":4}\n'],
    ["no bytes", '{"id":1,"phonemes":""}\n'],
    ["a sound of nothing", '{"id":1,"bytes":0,"phonemes":""}\n'],
    ["less than nothing", '{"id":1,"bytes":-1,"phonemes":""}\n'],
    ["half a byte", '{"id":1,"bytes":1.5,"phonemes":""}\n'],
    ["a sound of hours", '{"id":1,"bytes":1e12,"phonemes":""}\n'],
    ["a line without end", "x".repeat(100_000)],
  ])("that are rubbish (%s) are so once, and end the reading", (_, rubbish) => {
    expect(read([line({ ready: true }), rubbish, rubbish, line({ ready: true })])).toEqual([
      { kind: "ready" },
      { kind: "rubbish" },
    ]);
  });

  it("are not heard after the stop, also in the middle of a chunk", () => {
    const stream = new PassThrough();
    let heard = 0;
    const reader = readAnswers(stream, () => {
      heard++;
      reader.stop();
    });
    stream.emit("data", conversation);
    stream.emit("data", conversation);
    expect(heard).toBe(1);
  });
});
