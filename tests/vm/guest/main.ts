/** Runs in the machine: each story once, what it found goes out. */
import { createChance } from "../../../drivers/testing/random.ts";
import { hidStory } from "./hid-story.ts";
import { lpStory } from "./lp-story.ts";
import { openOutside } from "./outside.ts";
import { serialStory } from "./serial-story.ts";
import type { Story } from "./story.ts";
import { usbStory } from "./usb-story.ts";

const stories: Record<string, Story> = { serial: serialStory, hid: hidStory, usb: usbStory, lp: lpStory };

const outside = openOutside();
const { STORY_NAMES = "", STORY_PULLS = "", STORY_SEED = "" } = process.env;
for (const name of STORY_NAMES.split(",")) {
  const story = stories[name];
  if (!story) {
    outside.failed(name, `there is no such story; there are ${Object.keys(stories).join(", ")}`);
    continue;
  }
  try {
    outside.passed(name, await story(outside, createChance(Number(STORY_SEED)), Number(STORY_PULLS)));
  } catch (error) {
    outside.failed(name, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
outside.end();
process.exit(0);
