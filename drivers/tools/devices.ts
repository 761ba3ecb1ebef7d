import { matchSeen } from "../discovery/match.ts";
import { reportFound } from "../discovery/report.ts";
import { look } from "../discovery/see.ts";
import { models } from "../models.ts";

/** npm run devices: what is plugged in, and what it could be. */
const looks = await look();
const found = matchSeen(
  looks.flatMap(({ seen }) => seen),
  models,
);
for (const line of reportFound(looks, found)) process.stdout.write(`${line}\n`);
