/**
 * `npm run test:vm`, or `npm run test:vm -- --stories serial --pulls 10 --seed 7`: the drivers on real device nodes of a real
 * kernel, in a small computer in software. README.md says what is in it.
 *
 * Code 0: all stories passed, or "skipped: …" because something that it needs is not there. Code 1: one failed.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { unreachable } from "../../drivers/result.ts";
import { within } from "../../drivers/wait.ts";
import { createHand } from "./hand.ts";
import { packInitrd } from "./initrd.ts";
import { findKernel, modulesWithNeeds } from "./kernel.ts";
import { type Machine, startMachine } from "./machine.ts";
import { createLines, type GuestWord, guestWord, type HostWord } from "./wire.ts";

const storyNames = ["serial", "hid", "usb", "lp"] as const;
const longestRunMs = 45 * 60_000;
const repository = join(import.meta.dirname, "../..");

/** Files of the outer machine, configuration of USB gadgets; USB, HID and a serial adapter; the far ends of HID and printer. */
const wantedModules = [
  ...["virtio_pci", "9pnet_virtio", "9p", "overlay", "configfs"],
  ...["xhci_pci", "usbhid", "hid_generic", "ftdi_sio", "usblp"],
  ...["uhid", "dummy_hcd", "usb_f_fs", "usb_f_printer"],
];

const { values } = parseArgs({
  options: {
    stories: { type: "string", default: storyNames.join(",") },
    pulls: { type: "string", default: "50" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});

const folder = mkdtempSync(join(tmpdir(), "vm-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

function skip(reason: string): never {
  process.stdout.write(`skipped: ${reason}\n`);
  process.exit(0);
}

function prepare(): { kernelImage: string; initrd: string; folder: string } {
  if (process.platform !== "linux" || process.arch !== "x64")
    skip(
      `this machine is ${process.platform}-${process.arch}; the one inside runs its programs and must be linux-x64 too`,
    );
  for (const [program, debianPackage] of [
    ["qemu-system-x86_64", "qemu-system-x86"],
    ["busybox", "busybox-static"],
  ] as const) {
    if (spawnSync(program, ["--help"]).error)
      skip(`${program} is not here; as root: apt-get install -y --no-install-recommends ${debianPackage}`);
  }
  const kernel = findKernel(join(repository, "node_modules/.cache/vm-kernel"));
  if (!kernel.ok) skip(kernel.error);
  const modules = modulesWithNeeds(kernel.value, wantedModules);
  if (!modules.ok) skip(modules.error);
  const busybox = spawnSync("sh", ["-c", "command -v busybox"], { encoding: "utf8" }).stdout.trim();
  const story = Object.entries({
    STORY_NODE: process.execPath,
    STORY_PROGRAM: join(import.meta.dirname, "guest/main.ts"),
    STORY_NAMES: values.stories,
    STORY_PULLS: values.pulls,
    STORY_SEED: values.seed,
  }).map(([name, value]) => `${name}='${value}'\n`);
  const folders = ["bin", "dev", "proc", "sys", "host", "layer", "new", "modules"];
  const files = [
    { path: "init", content: readFileSync(join(import.meta.dirname, "guest/init.sh")), isProgram: true },
    { path: "bin/busybox", content: readFileSync(busybox), isProgram: true },
    { path: "story.env", content: Buffer.from(story.join("")) },
    ...modules.value.map(({ name, content }, at) => ({
      path: `modules/${String(at).padStart(3, "0")}-${name}.ko`,
      content,
    })),
  ];
  const initrd = join(folder, "initrd");
  writeFileSync(initrd, packInitrd(folders, files));
  process.stdout.write(
    `kernel ${kernel.value.version}, seed ${values.seed}, ${values.pulls} pulls a story\n`,
  );
  return { kernelImage: kernel.value.image, initrd, folder };
}

interface Told {
  passed: number;
  failed: number;
  hasEnded: boolean;
}

function listen(machine: Machine): Told {
  const told: Told = { passed: 0, failed: 0, hasEnded: false };
  const hand = createHand({
    send: (bytes) => void machine.wire.write(bytes),
    plugIn: machine.plugIn,
    pull: machine.pull,
  });
  machine.wire.on("data", hand.receive);
  const say = (word: HostWord) => void machine.control.write(`${JSON.stringify(word)}\n`);

  async function hear(word: GuestWord): Promise<void> {
    switch (word.word) {
      case "plug-in":
        await hand.plugIn();
        return say({ word: "done", id: word.id });
      case "pull":
        say({ word: "done", id: word.id });
        await hand.pull(word.moment);
        return say({ word: "pulled", id: word.id });
      case "put-card":
        hand.putCard();
        return say({ word: "done", id: word.id });
      case "take-card":
        hand.takeCard();
        return say({ word: "done", id: word.id });
      case "passed":
        told.passed += 1;
        process.stdout.write(`passed  ${word.story}: ${word.figures}\n`);
        return;
      case "failed":
        told.failed += 1;
        process.stdout.write(`FAILED  ${word.story}: ${word.why}\n`);
        return;
      case "end":
        told.hasEnded = true;
        return;
      default:
        unreachable(word);
    }
  }

  machine.control.setEncoding("utf8").on(
    "data",
    createLines((line) => {
      hear(guestWord.parse(JSON.parse(line))).catch((error: unknown) => {
        told.failed += 1;
        process.stdout.write(`FAILED  outside the machine: ${String(error)}\n`);
        machine.stop();
      });
    }),
  );
  return told;
}

const machine = await startMachine(prepare());
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, machine.stop);
const told = listen(machine);
const isLate = await within(
  machine.off.then(() => false),
  longestRunMs,
  true,
);
machine.stop();
if (isLate || !told.hasEnded) {
  told.failed += 1;
  process.stdout.write("FAILED  the machine went off before its stories ended\n");
}
if (told.failed > 0) process.stdout.write(`\nThe machine's console:\n${machine.consoleText()}\n`);
process.stdout.write(`${told.passed} passed, ${told.failed} failed\n`);
process.exit(told.failed === 0 && told.passed > 0 ? 0 : 1);
