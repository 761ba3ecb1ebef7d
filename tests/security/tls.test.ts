/** TLS by configuration: the hall speaks it with the certificate that it is given, and says what is wrong with one. */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get as getPlain } from "node:http";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Certificate,
  type CertificateFiles,
  certificateFiles,
  readCertificate,
  renewCertificate,
} from "../../hall-server/gateway/certificate.ts";
import { openTestGateway } from "../../hall-server/gateway/testing.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { runToItsEnd } from "./start.ts";

let folder: string;
let first: CertificateFiles;
let second: CertificateFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-tls-"));
  first = makeCertificate("first", 30);
  second = makeCertificate("second", 60);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A certificate for this machine that nobody but the test trusts. */
function makeCertificate(name: string, days: number, more: string[] = ["-nodes"]): CertificateFiles {
  const files = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  const { status, stderr } = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", ...more],
    ...["-subj", `/CN=${name}`, "-addext", "subjectAltName=IP:127.0.0.1", "-days", String(days)],
    ...["-out", files.cert, "-keyout", files.key],
  ]);
  if (status !== 0) throw new Error(String(stderr));
  chmodSync(files.key, 0o600);
  return files;
}

const read = (path: string) => readFileSync(path, "utf8");

function usable(files: CertificateFiles): Certificate {
  const certificate = readCertificate(files, Date.now());
  if (typeof certificate === "string") throw new Error(certificate);
  return certificate;
}

interface Fetched {
  status: number;
  headers: Record<string, unknown>;
}

function fetchTrusting(url: string, ca: string, headers: Record<string, string> = {}): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    get(url, { ca, headers, agent: false }, (response) => {
      response.resume();
      response.once("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    }).once("error", reject);
  });
}

/** Whose certificate a new connection is shown. */
function shownTo(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connectTls({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.once("error", reject);
  });
}

describe("a hall with a certificate", () => {
  let hall: HallProcess;
  beforeAll(async () => {
    hall = await startHall({ arguments: ["--demo", "--tls-cert", first.cert, "--tls-key", first.key] });
  });
  afterAll(() => hall.end());

  it("says https, answers by it, and asks browsers to keep to it", async () => {
    expect(hall.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const { status, headers } = await fetchTrusting(`${hall.url}/api/hall`, read(first.cert));
    expect(status).toBe(200);
    expect(headers["strict-transport-security"]).toBe("max-age=31536000");
    const broken = await fetchTrusting(`${hall.url}/%zz`, read(first.cert));
    expect([broken.status, broken.headers["strict-transport-security"]]).toEqual([400, "max-age=31536000"]);
    await expect(fetchTrusting(`${hall.url}/api/hall`, read(second.cert))).rejects.toThrow(/certificate/);
  });

  it("gives tickets over wss", async () => {
    const options = { transports: ["websocket"], ca: read(first.cert), auth: { token: "demo-kiosk-1" } };
    const socket = io(hall.url, { ...options, reconnection: false });
    const refused = new Promise<never>((_resolve, reject) => {
      socket.once("connect_error", reject);
    });
    const commandId = "6f0c1ab2-52f1-4f1c-8a43-0d6a3f8b1c11";
    const taken = socket.timeout(10_000).emitWithAck("ticket:take", { commandId, queueId: "all-round" });
    expect(await Promise.race([taken, refused])).toMatchObject({ ok: true });
    socket.close();
  });

  it("knows its own pages by https alone", async () => {
    const from = (origin: string) => fetchTrusting(`${hall.url}/api/hall`, read(first.cert), { origin });
    expect((await from(hall.url)).status).toBe(200);
    expect((await from(hall.url.replace("https", "http").replace("127.0.0.1", "127.0.0.9"))).status).toBe(
      403,
    );
  });

  it("has no plain side and no old versions", async () => {
    const plain = new Promise((resolve, reject) => {
      getPlain(hall.url.replace("https", "http"), resolve).once("error", reject);
    });
    await expect(plain).rejects.toThrow();
    const { hostname, port } = new URL(hall.url);
    const old = new Promise((resolve, reject) => {
      const socket = connectTls(
        {
          host: hostname,
          port: Number(port),
          rejectUnauthorized: false,
          maxVersion: "TLSv1.1",
          minVersion: "TLSv1",
        },
        () => resolve(socket.getProtocol()),
      );
      socket.once("error", reject);
    });
    await expect(old).rejects.toThrow();
  });

  it("has the key in neither its log nor its folder", () => {
    const secret = read(first.key).split("\n")[1] ?? "";
    expect(secret.length).toBeGreaterThan(40);
    expect(hall.log()).not.toContain(secret);
  });
});

describe("what cannot be used is told before the hall opens", () => {
  it.each<[string, () => CertificateFiles, RegExp]>([
    ["no certificate there", () => ({ ...first, cert: "none.crt" }), /certificate none\.crt does not exist/],
    ["no key there", () => ({ ...first, key: "none.key" }), /key none\.key does not exist/],
    ["a folder", () => ({ ...first, key: folder }), /cannot be read \(EISDIR\)/],
    ["another's key", () => ({ cert: first.cert, key: second.key }), /does not belong to the certificate/],
    ["the two exchanged", () => ({ cert: first.key, key: first.cert }), /is not a certificate in PEM/],
    [
      "a certificate for a key",
      () => ({ cert: first.cert, key: second.cert }),
      /is not a private key in PEM/,
    ],
    [
      "a key with a passphrase",
      () => makeCertificate("locked", 30, ["-passout", "pass:secret word"]),
      /without a passphrase/,
    ],
  ])("%s", (_what, files, sentence) => {
    const said = readCertificate(files(), Date.now());
    expect(said).toMatch(sentence);
    expect(said).not.toContain("BEGIN");
  });

  it("one of the two alone", () => {
    expect(certificateFiles("a.crt", undefined)).toMatch(/--tls-cert is given without --tls-key/);
    expect(certificateFiles(undefined, "a.key")).toMatch(/--tls-key is given without --tls-cert/);
    expect(certificateFiles(undefined, undefined)).toBeNull();
  });

  it("and the program ends with that sentence", async () => {
    const { code, said } = await runToItsEnd("main", [
      ...["--hall", "town", "--data", join(folder, "data"), "--demo", "--port", "0"],
      ...["--tls-cert", first.cert, "--tls-key", second.key],
    ]);
    expect([code, said]).toEqual([1, expect.stringContaining("does not belong to the certificate")]);
  });
});

it("what can be used and needs care is named", () => {
  const day = 86_400_000;
  const at = (days: number) => {
    const certificate = readCertificate(first, Date.now() + days * day);
    return typeof certificate === "string" ? certificate : certificate.concerns;
  };
  expect(at(0)).toEqual([]);
  expect(at(20)).toEqual(["runs-out-soon"]);
  expect(at(40)).toEqual(["ran-out"]);
  chmodSync(first.key, 0o644);
  expect(at(0)).toEqual(["key-readable-by-others"]);
  chmodSync(first.key, 0o600);
});

it("a renewed certificate is taken up without a restart; what does not fit together waits for the rest", async () => {
  const files = { cert: join(folder, "used.crt"), key: join(folder, "used.key") };
  copyFileSync(first.cert, files.cert);
  copyFileSync(first.key, files.key);
  const test = openTestHall();
  const gateway = await openTestGateway(test, false, usable(files));
  const problems: string[] = [];
  const renewal = renewCertificate({
    files,
    current: usable(files),
    everyMs: 20,
    use: (certificate) => gateway.renew(certificate),
    cannotUse: (why) => problems.push(why),
  });
  expect(await shownTo(gateway.url)).toBe("first");
  const open = connectTls({
    ...{ host: "127.0.0.1", port: Number(new URL(gateway.url).port), rejectUnauthorized: false },
  });
  await new Promise((resolve) => open.once("secureConnect", resolve));

  copyFileSync(second.cert, files.cert);
  await expect.poll(() => problems.length).toBe(1);
  expect(problems[0]).toContain("does not belong to the certificate");
  expect(await shownTo(gateway.url)).toBe("first");
  writeFileSync(files.key, "");
  await expect.poll(() => problems.length).toBe(2);

  copyFileSync(second.key, files.key);
  await expect.poll(() => shownTo(gateway.url)).toBe("second");
  // Whoever was connected goes on.
  open.write("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  expect(String(await new Promise((resolve) => open.once("data", resolve)))).toMatch(/^HTTP\/1\.1 200/);
  open.destroy();
  renewal.stop();
  await gateway.stop();
  test.hall.stop();
});

describe("where others can reach it", () => {
  const open = async (...more: string[]) => {
    const keyFile = join(folder, "hall.key");
    writeFileSync(keyFile, randomBytes(32).toString("base64"), { mode: 0o600 });
    const data = mkdtempSync(join(folder, "hall-"));
    const hall = await startHall({ folder: data, arguments: ["--key-file", keyFile, ...more] });
    await hall.kill();
    return { url: hall.url, log: hall.log() };
  };

  it("a hall without TLS says so in its log; one with it, or on loopback alone, has no reason to", async () => {
    expect((await open("--host", "0.0.0.0")).log).toContain('"event":"tls-missing"');
    const encrypted = await open("--host", "0.0.0.0", "--tls-cert", first.cert, "--tls-key", first.key);
    expect(encrypted.url).toMatch(/^https:\/\/0\.0\.0\.0:/);
    expect(encrypted.log).not.toContain("tls-");
    const byDefault = await open();
    expect(byDefault.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(byDefault.log).not.toContain("tls-");
  });
});
