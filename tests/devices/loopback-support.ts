import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noLog } from "../../drivers/host/settings.ts";
import type { LoopbackConfig } from "../../electron/loopback/config.ts";
import { startLoopback } from "../../electron/loopback/server.ts";
import { atEnd } from "./support.ts";

export const kioskHtml = `<!doctype html><style nonce="__CSP_NONCE__">a{}</style><meta property="csp-nonce" nonce="__CSP_NONCE__">`;

export async function openLoopback(config: Partial<LoopbackConfig> = {}) {
  const pages = await mkdtemp(join(tmpdir(), "pages-"));
  atEnd(() => rm(pages, { recursive: true, force: true }));
  await mkdir(join(pages, "kiosk"));
  await mkdir(join(pages, "assets"));
  await writeFile(join(pages, "kiosk", "index.html"), kioskHtml);
  await writeFile(join(pages, "assets", "kiosk-1a2b.js"), "export {};");
  const server = await startLoopback(
    { hall: "http://127.0.0.1:9", port: 0, devices: [], ...config },
    pages,
    noLog,
  );
  atEnd(() => server.stop());
  return server;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Unlike fetch, sends whatever Host it is told. */
export function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        body += piece;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asking.on("error", reject);
    asking.end();
  });
}

export const fromOwnPage = { "sec-fetch-site": "same-origin" };

export async function readSettings(url: string) {
  const { body } = await get(`${url}/shell.json`, fromOwnPage);
  return JSON.parse(body);
}
