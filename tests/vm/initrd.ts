/** The first files of the machine, as an archive that the kernel unpacks (cpio, format "newc"). */
import { gzipSync } from "node:zlib";

export interface InitrdFile {
  path: string;
  content: Uint8Array;
  isProgram?: boolean;
}

/** Folders before what is in them. */
export function packInitrd(folders: readonly string[], files: readonly InitrdFile[]): Uint8Array {
  const entries = [
    ...folders.map((path) => entry(path, 0o040755, new Uint8Array(0))),
    ...files.map(({ path, content, isProgram }) => entry(path, isProgram ? 0o100755 : 0o100644, content)),
    entry("TRAILER!!!", 0, new Uint8Array(0)),
  ];
  return gzipSync(Buffer.concat(entries), { level: 1 });
}

/** Magic and 13 fields of 8 hexadecimal digits, the name with its final zero, the content; each padded to 4 bytes. */
function entry(path: string, mode: number, content: Uint8Array): Uint8Array {
  const name = Buffer.from(`${path}\0`);
  const fields = [0, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length, 0];
  const header = `070701${fields.map((field) => field.toString(16).padStart(8, "0")).join("")}`;
  return Buffer.concat([padded(Buffer.concat([Buffer.from(header), name])), padded(content)]);
}

function padded(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
