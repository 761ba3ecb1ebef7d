import { createRequire } from "node:module";

/**
 * A few kilobytes of a PDF can unpack to gigabytes. The library unpacks into array buffers, which a thread's limit of memory does not
 * count, whatever filters stand in whatever order: so it is stopped where all its filters ask for room.
 */
const mostUnpackedBytes = 64 * 1024 * 1024;

interface Unpacking {
  ensureBuffer(this: Unpacking, requestedBytes: number): Uint8Array;
}

// Not among what the library exports; a later version that has it elsewhere fails here, at the first PDF of the tests.
const streams = createRequire(import.meta.url)("pdf-lib/cjs/core/streams/DecodeStream.js") as {
  default: { prototype: Unpacking };
};
const { prototype } = streams.default;
const { ensureBuffer } = prototype;
let times = 0;

prototype.ensureBuffer = function limited(requestedBytes) {
  if (requestedBytes > mostUnpackedBytes) {
    times += 1;
    throw new Error("a stream of a PDF unpacks to more than is taken");
  }
  return ensureBuffer.call(this, requestedBytes);
};

/** How often a stream was too large: the library goes on behind one that it could not read, and does not say so. */
export const timesStopped = (): number => times;
