import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { whole, words, yesNo } from "../../drivers/document-printer/attributes.ts";
import { isSuccess } from "../../drivers/document-printer/commands.ts";
import { createAsk } from "../../drivers/document-printer/exchange.ts";
import { delay } from "../../drivers/wait.ts";
import { atEnd } from "./support.ts";

/** Programs of other people that a printer's adapter is tried against; Debian's `cups-ipp-utils` and `cups-daemon`. */
const longestStartMs = 15_000;

interface Room {
  folder: string;
  /** Ends with the test. */
  start(command: string, args: string[], environment?: Record<string, string>): ChildProcess;
  output(): string;
}

function makeRoom(): Room {
  const folder = mkdtempSync(join(tmpdir(), "print-server-"));
  chmodSync(folder, 0o755);
  const heard: string[] = [];
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    output: () => heard.join(""),
    start(command, args, environment = {}) {
      const child = spawn(command, args, {
        env: { ...process.env, LANG: "C.UTF-8", ...environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout?.on("data", (text) => heard.push(String(text)));
      child.stderr?.on("data", (text) => heard.push(String(text)));
      child.on("error", (error) => heard.push(`${command}: ${error.message}\n`));
      atEnd(async () => {
        if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
        const gone = once(child, "exit");
        child.kill("SIGKILL");
        await gone;
      });
      return child;
    },
  };
}

async function until(what: string, holds: () => boolean | Promise<boolean>, room: Room): Promise<void> {
  const end = performance.now() + longestStartMs;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`${what} does not start here: ${room.output().slice(-1500)}`);
    await delay(20);
  }
}

/**
 * ippeveprinter will not run without DNS-SD, so it gets a bus and an avahi of its own that talk to nobody else: avahi on the
 * loopback interface, its file of process ids in a folder that only it sees.
 */
async function startDnsSd(room: Room): Promise<Record<string, string>> {
  const bus = join(room.folder, "bus");
  const busConfig = join(room.folder, "bus.conf");
  const avahiConfig = join(room.folder, "avahi.conf");
  writeFileSync(
    busConfig,
    `<busconfig><type>custom</type><listen>unix:path=${bus}</listen><policy context="default">` +
      `<allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/></policy></busconfig>`,
  );
  writeFileSync(
    avahiConfig,
    "[server]\nuse-ipv4=yes\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\n[publish]\npublish-workstation=no\n",
  );
  room.start("dbus-daemon", [`--config-file=${busConfig}`, "--nofork"]);
  await until("dbus-daemon", () => canConnect({ path: bus }), room);
  const environment = { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${bus}` };
  const asRoot = process.getuid?.() === 0 ? [] : ["--map-root-user"];
  const avahi = `mount -t tmpfs tmpfs /run && exec avahi-daemon --no-drop-root --no-chroot --no-rlimits --debug -f "$0"`;
  room.start("unshare", ["--mount", ...asRoot, "sh", "-c", avahi, avahiConfig], environment);
  await until("avahi-daemon", () => room.output().includes("Server startup complete"), room);
  return environment;
}

export interface RealPrinter {
  transport: string;
  encryptedTransport: string;
  /** The documents that came in and are kept, oldest first. */
  documents(): Buffer[];
  /** Says `STATE: +reasons`, and prints nothing until it is taken back. */
  block(reasons: string): void;
  unblock(): void;
  /** Power off, at once. */
  kill(): Promise<void>;
}

/**
 * CUPS' own IPP Everywhere printer. Its "printing" is a script, which keeps what it gets and waits while it is blocked: four
 * seconds at most, for a cancelled job is only called cancelled when its script has ended.
 */
export async function startIppEvePrinter(): Promise<RealPrinter> {
  const room = makeRoom();
  const environment = await startDnsSd(room);
  const [spool, kept, blocked] = ["spool", "kept", "blocked"].map((name) => join(room.folder, name));
  const script = join(room.folder, "print.sh");
  mkdirSync(spool ?? "");
  mkdirSync(kept ?? "");
  writeFileSync(
    script,
    `#!/bin/sh
cp "$1" "${kept}/$(date +%s%N).pdf"
reasons=$(cat "${blocked}" 2> /dev/null)
if [ -n "$reasons" ]; then
  echo "STATE: +$reasons" >&2
  tries=0
  while [ -e "${blocked}" ] && [ $tries -lt 40 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  echo "STATE: -$reasons" >&2
fi
sleep 0.3
exit 0
`,
  );
  chmodSync(script, 0o755);
  const port = await freePort();
  const printer = room.start(
    "ippeveprinter",
    [
      "-2",
      "-p",
      String(port),
      "-d",
      spool ?? "",
      "-c",
      script,
      "-f",
      "application/pdf",
      "-K",
      room.folder,
      "-vv",
      "Yichuang",
    ],
    environment,
  );
  await until("ippeveprinter", () => canConnect({ port, host: "127.0.0.1" }), room);
  return {
    transport: `ipp://127.0.0.1:${port}/ipp/print`,
    encryptedTransport: `ipps://127.0.0.1:${port}/ipp/print`,
    documents: () => filesIn(kept ?? ""),
    block: (reasons) => writeFileSync(blocked ?? "", reasons),
    unblock: () => rmSync(blocked ?? "", { force: true }),
    async kill() {
      const gone = once(printer, "exit");
      printer.kill("SIGKILL");
      await gone;
    },
  };
}

function filesIn(folder: string): Buffer[] {
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name)));
}

/** Between asking and using it another program could take it; the start then fails and says so. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

async function canConnect(place: { path: string } | { port: number; host: string }): Promise<boolean> {
  const socket = connect(place);
  const isOpen = await Promise.race([
    once(socket, "connect").then(
      () => true,
      () => false,
    ),
    delay(500).then(() => false),
  ]);
  socket.destroy();
  return isOpen;
}

export interface RealCups {
  /** Its socket, for the configuration of a `cups:` printer. */
  socketPath: string;
  stop(): Promise<void>;
}

/** A CUPS of its own, with one queue that hands everything on to another printer as it is. */
export async function startCups(queue: string, deviceUri: string): Promise<RealCups> {
  const room = makeRoom();
  const inRoom = (name: string) => join(room.folder, name);
  for (const name of ["root", "spool", "cache", "state", "tmp", "log"]) mkdirSync(inRoom(name));
  // A backend that only root may run is run as root, and can read what lies in this folder.
  mkdirSync(inRoom("bin/backend"), { recursive: true });
  symlinkSync("/usr/lib/cups/daemon", inRoom("bin/daemon"));
  copyFileSync("/usr/lib/cups/backend/ipp", inRoom("bin/backend/ipp"));
  chmodSync(inRoom("bin/backend/ipp"), 0o700);
  const socketPath = inRoom("cups.sock");
  writeFileSync(
    inRoom("cupsd.conf"),
    `Listen ${socketPath}\nBrowsing Off\nDefaultAuthType None\nWebInterface No\nLogLevel debug\n` +
      "<Location />\n  Order allow,deny\n  Allow all\n</Location>\n<Policy default>\n  <Limit All>\n" +
      "    Order deny,allow\n  </Limit>\n</Policy>\n",
  );
  writeFileSync(
    inRoom("cups-files.conf"),
    `ServerRoot ${inRoom("root")}\nRequestRoot ${inRoom("spool")}\nCacheDir ${inRoom("cache")}\nStateDir ${inRoom("state")}\n` +
      `TempDir ${inRoom("tmp")}\nDataDir /usr/share/cups\nServerBin ${inRoom("bin")}\nAccessLog ${inRoom("log")}/access\n` +
      `ErrorLog ${inRoom("log")}/error\nPageLog ${inRoom("log")}/page\nSystemGroup root\nFileDevice Yes\nSandboxing relaxed\n`,
  );
  const cups = room.start("/usr/sbin/cupsd", [
    "-f",
    "-c",
    inRoom("cupsd.conf"),
    "-s",
    inRoom("cups-files.conf"),
  ]);
  // Its socket has a name before anybody listens there.
  await until("cupsd", () => canConnect({ path: socketPath }), room);
  await addQueue(socketPath, queue, deviceUri);
  return {
    socketPath,
    async stop() {
      const gone = once(cups, "exit");
      cups.kill("SIGTERM");
      await gone;
    },
  };
}

/** CUPS-Add-Modify-Printer, which is an IPP operation of CUPS' own. */
async function addQueue(socketPath: string, queue: string, deviceUri: string): Promise<void> {
  const ask = createAsk({ reach: "socket", socketPath, path: "/admin/" }, 2000);
  const answered = await ask({
    message: {
      version: 0x0200,
      code: 0x4003,
      requestId: 1,
      groups: [
        {
          group: "operation",
          attributes: [
            words("charset", "attributes-charset", "utf-8"),
            words("language", "attributes-natural-language", "en"),
            words("uri", "printer-uri", `ipp://localhost/printers/${queue}`),
          ],
        },
        {
          group: "printer",
          attributes: [
            words("uri", "device-uri", deviceUri),
            whole("printer-state", 3, "enum"),
            yesNo("printer-is-accepting-jobs", true),
          ],
        },
      ],
    },
    timeoutMs: 5000,
  });
  if (!answered.ok || !isSuccess(answered.value.code)) {
    throw new Error(`CUPS takes no queue: ${JSON.stringify(answered)}`);
  }
}
