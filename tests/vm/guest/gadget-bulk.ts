/**
 * A USB device with nothing but bulk endpoints, really plugged in, to this kernel by this kernel: a gadget whose function is
 * this program (FunctionFS, linux/usb/functionfs.h). Its endpoints are files that block, so a process of its own reads and
 * writes them (`gadget-endpoints.ts`).
 */
import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { constants, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

export interface GadgetBulk {
  /** One transfer to the host, through the so-manieth pair of endpoints. */
  send(pair: number, bytes: Uint8Array): void;
  plugIn(): void;
  pull(): void;
  /** Takes the whole gadget away, so that another can be made. */
  end(): void;
}

export interface BulkIdentity {
  /** Of the gadget's folders. */
  name: string;
  vendorId: number;
  productId: number;
  /** Pairs of endpoints, each out and in. */
  pairs: number;
}

/** What goes to and comes from the process at the endpoints. */
export interface EndpointPiece {
  pair: number;
  bytes: Uint8Array;
}

const controller = "dummy_udc.0";
const vendorClass = 0xff;
const fullSpeedPacket = 64;
const highSpeedPacket = 512;

export function createGadgetBulk(
  { name, vendorId, productId, pairs }: BulkIdentity,
  onPiece: (piece: EndpointPiece) => void,
): GadgetBulk {
  const gadget = `/sys/kernel/config/usb_gadget/${name}`;
  const files = `/tmp/${name}`;
  for (const folder of ["", "/strings/0x409", `/functions/ffs.${name}`, "/configs/c.1"])
    mkdirSync(`${gadget}${folder}`, { recursive: true });
  for (const [file, value] of Object.entries({
    idVendor: `0x${vendorId.toString(16)}`,
    idProduct: `0x${productId.toString(16)}`,
    "strings/0x409/serialnumber": "0001",
  }))
    writeFileSync(`${gadget}/${file}`, value);
  symlinkSync(`${gadget}/functions/ffs.${name}`, `${gadget}/configs/c.1/ffs.${name}`);
  mkdirSync(files, { recursive: true });
  const mounted = spawnSync("mount", ["-t", "functionfs", name, files], { encoding: "utf8" });
  if (mounted.status !== 0) throw new Error(`no FunctionFS: ${mounted.stderr}`);

  // Held open: the function is there for as long as its first file is.
  const control = openSync(join(files, "ep0"), constants.O_RDWR);
  writeSync(control, descriptors(pairs));
  writeSync(control, strings());

  const endpoints: ChildProcess = fork(
    join(import.meta.dirname, "gadget-endpoints.ts"),
    [files, String(pairs)],
    {
      serialization: "advanced",
      env: { ...process.env, UV_THREADPOOL_SIZE: String(2 * pairs + 2) },
    },
  );
  endpoints.on("message", (piece) => onPiece(piece as EndpointPiece));

  return {
    send: (pair, bytes) => void endpoints.send({ pair, bytes } satisfies EndpointPiece),
    plugIn: () => writeFileSync(`${gadget}/UDC`, controller),
    pull: () => writeFileSync(`${gadget}/UDC`, "\n"),
    end: () => void endpoints.kill("SIGKILL"),
  };
}

/** magic 3, length, flags 3 (full and high speed), how many for each speed, then the descriptors as in USB 2.0, 9.6.5 and 9.6.6 */
function descriptors(pairs: number): Uint8Array {
  const count = 1 + 2 * pairs;
  const forSpeed = (packet: number) => {
    const one = Buffer.from([9, 4, 0, 0, 2 * pairs, vendorClass, 0, 0, 1]);
    const ends = Array.from({ length: 2 * pairs }, (_, at) => {
      const address = at % 2 === 0 ? at + 1 : 0x80 | (at + 1);
      return Buffer.from([7, 5, address, 2, packet & 0xff, packet >> 8, 0]);
    });
    return Buffer.concat([one, ...ends]);
  };
  const body = Buffer.concat([forSpeed(fullSpeedPacket), forSpeed(highSpeedPacket)]);
  const head = Buffer.alloc(20);
  for (const [at, value] of [3, head.length + body.length, 3, count, count].entries())
    head.writeUInt32LE(value, 4 * at);
  return Buffer.concat([head, body]);
}

/** magic 2, length, how many strings, in how many languages, then language and text */
function strings(): Uint8Array {
  const body = Buffer.concat([Buffer.from([0x09, 0x04]), Buffer.from("card reader\0")]);
  const head = Buffer.alloc(16);
  for (const [at, value] of [2, head.length + body.length, 1, 1].entries()) head.writeUInt32LE(value, 4 * at);
  return Buffer.concat([head, body]);
}
