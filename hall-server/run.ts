/** Runs the hall server until it is told to stop. Standard output carries one line of JSON when it listens; logs go to standard error. */
import { flushCompileCache } from "node:module";
import { resolve } from "node:path";
import { tendFiles } from "./files/tend.ts";
import { keepCertificate } from "./gateway/keep-certificate.ts";
import { openGateway } from "./gateway/server.ts";
import { Hall } from "./hall.ts";
import { openDatabase } from "./journal/database.ts";
import { Backups } from "./operations/backup/backups.ts";
import { backupDaily } from "./operations/backup/daily.ts";
import { openControl } from "./operations/control.ts";
import { endOnFaults } from "./operations/crash.ts";
import { describeError } from "./operations/describe-error.ts";
import { watchEventLoop } from "./operations/event-loop.ts";
import { createLog, type HallLog } from "./operations/log.ts";
import { createReadiness } from "./operations/readiness.ts";
import { versionsOf } from "./operations/versions.ts";
import { whyNotStarted } from "./operations/why-not-started.ts";
import { makeDemonstration } from "./people/demonstration.ts";
import { isOpenToOthers, keepFilesPrivate } from "./people/private-files.ts";
import { readSettings, type Settings } from "./settings.ts";
import { followClips } from "./speech/follow-clips.ts";
import { createRecordings } from "./speech/recordings.ts";
import { createSpeech } from "./speech/speech.ts";
import { systemTime } from "./time/hall-clock.ts";
import { hallDayOf } from "./time/hall-day.ts";
import { openReleases } from "./updates/releases.ts";

/** Of those that managers ask for, where no daily backups say how many. */
const keptOnRequest = 14;

async function main(settings: Settings, { log, speech: speechLog, stop: stopLog }: HallLog): Promise<void> {
  const { config, dataFolder, isDemonstration } = settings;
  for (const path of [dataFolder, settings.keyFile]) {
    if (isOpenToOthers(path)) log("files-open-to-others", { path });
  }
  const recordings = createRecordings(speechLog);
  const speech = createSpeech({ log: speechLog, recordings });
  const db = openDatabase(dataFolder, {
    hallId: config.id,
    onUpgrade: (upgrade) => log("database-upgraded", { ...upgrade }),
  });
  const hall = new Hall({
    db,
    folder: dataFolder,
    config,
    masterKey: settings.masterKey,
    time: systemTime,
    speechMs: (number, counter, repeats) =>
      Math.max(
        speech.durationMs({ number, counterName: counter.zh, language: "zh", repeats }),
        speech.durationMs({ number, counterName: counter.en, language: "en", repeats }),
      ),
    log,
  });
  followClips(hall, recordings);
  if (isDemonstration) await makeDemonstration(hall);
  const backups = new Backups({ dataFolder, hallId: config.id, copy: (file) => hall.backup(file), log });
  const files = tendFiles(hall, log);
  const readiness = createReadiness(hall, dataFolder, settings.pagesFolder);
  const gateway = await openGateway({
    hall,
    speech,
    host: settings.host,
    port: settings.port,
    pagesFolder: settings.pagesFolder,
    dataFolder,
    releases: openReleases(settings.updates),
    backups,
    backupsTo: settings.backups ?? { shelf: `${resolve(dataFolder)}.backups`, keep: keptOnRequest },
    readiness,
    hasRateLimits: settings.hasRateLimits,
    allowedOrigins: settings.allowedOrigins,
    hostNames: settings.hostNames,
    certificate: settings.tls?.certificate ?? null,
    log,
  });
  const { url } = gateway;
  const versions = versionsOf(db);
  const control = openControl(
    dataFolder,
    {
      backup: ({ shelf, keep }) => backups.make({ shelf, keep, reason: "asked" }),
      purge: (isDryRun) => files.purge(isDryRun),
      status: () => ({ url, hall: config.id, ...versions, ...readiness.ask() }),
    },
    log,
  );
  const stopping = [
    watchEventLoop(log),
    keepCertificate(settings.tls, gateway, log),
    files,
    control,
    ...(settings.backups
      ? [backupDaily({ backups, ...settings.backups, dayOf: (wall) => hallDayOf(wall, config.timeZone) })]
      : []),
  ];
  if (!settings.isLoopback && !settings.tls) log("tls-missing");
  log("server-started", {
    url,
    ...versions,
    day: hall.state.queueing.day,
    position: hall.state.position,
    config: hall.state.supervision.configHash,
    isDemonstration,
    startMs: Math.round(performance.now()),
  });
  // Before anybody hears that it runs, and may end it.
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log("server-stopping", { signal });
    for (const one of stopping) one.stop();
    await gateway.stop();
    speech.stop();
    hall.stop();
    stopLog();
    log("server-stopped", { position: hall.state.position });
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);

  process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);

  // Node would write it at an end that a power cut does not grant.
  flushCompileCache();
}

keepFilesPrivate();
const settings = await readSettings();
const hallLog = createLog(settings.logLevel);
hallLog.nameHall(settings.config.id);
endOnFaults(hallLog.log);
main(settings, hallLog).catch((error: unknown) => {
  hallLog.log("start-failed", { ...describeError(error), ...whyNotStarted(error, settings) });
  process.exit(1);
});
