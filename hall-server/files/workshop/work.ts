import type { KeyObject } from "node:crypto";
import type { ContentFault, Examined } from "../content/kinds.ts";

/** What the thread beside the hall is asked; each name with what goes in and what comes back. */
export interface FileWork {
  /** Of a sealed file that nobody has looked into yet. */
  examine: { input: { path: string; claimedType: string }; answer: Examined | ContentFault };
  /** Of a file that was taken; null where no small picture can be made. */
  thumbnail: { input: { path: string; blobId: string }; answer: Uint8Array | null };
}

export type FileWorkName = keyof FileWork;

export type FileRequest = {
  [Name in FileWorkName]: { name: Name; input: FileWork[Name]["input"] };
}[FileWorkName];

export interface WorkshopData {
  key: KeyObject;
}
