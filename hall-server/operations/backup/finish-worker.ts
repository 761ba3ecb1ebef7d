/** Runs `finishBackup` beside the hall: reading years of facts takes longer than a press of a key may wait. */
import { parentPort, workerData } from "node:worker_threads";
import { finishBackup, type Unfinished } from "./finish.ts";

parentPort?.postMessage(finishBackup(workerData as Unfinished));
