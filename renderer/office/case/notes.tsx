import { useState } from "react";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { useDueWords } from "../../kit/applications/due.tsx";
import { clockOf } from "../../kit/clock.ts";
import { MaterialViewer } from "../../kit/materials/material-viewer.tsx";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import { useOfficeNames } from "../use-office.ts";

/** 核查记录: what was looked at on the spot, with its photos. */
export function Notes({ application }: { application: Application }) {
  const { say } = useWords(caseWords);
  const names = useOfficeNames();
  const day = useDueWords().day;
  const [photos, setPhotos] = useState<string[] | null>(null);
  if (application.checks.length === 0) return <p className="block__small">{say("notesNone")}</p>;
  return (
    <>
      <ol className="notes">
        {application.checks.map((check) => (
          <li key={check.at}>
            <p className="block__small">
              {day(check.at.slice(0, 10))} {clockOf(check.at)} · {names.person(check.by)}
            </p>
            <p>{check.note ?? "–"}</p>
            {check.blobIds.length > 0 ? (
              <button type="button" className="text-button" onClick={() => setPhotos(check.blobIds)}>
                {say("notePhotos", { count: check.blobIds.length })}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      {photos ? (
        <MaterialViewer
          title={say("notesTitle")}
          pages={photos.map((blobId) => ({ blobId }))}
          onClose={() => setPhotos(null)}
        />
      ) : null}
    </>
  );
}
