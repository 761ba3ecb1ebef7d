import "./seal.css";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { documentWords } from "../../words/documents.ts";
import { useErrorWords } from "../../words/errors.ts";
import { resultWords } from "../../words/manager-results.ts";
import { useWords } from "../../words/words.ts";
import { KeepSealDialog } from "./keep-seal-dialog.tsx";
import { PutSealAwayDialog } from "./put-seal-away-dialog.tsx";
import { SealPicture } from "./seal-picture.tsx";
import { SealUses } from "./seal-uses.tsx";

/** 一枚印章: the seal in use, who may use it on what, and each time that it was used. */
export function SealPage({ isStale }: { isStale: boolean }) {
  const { say } = useWords(resultWords);
  const documents = useWords(documentWords);
  const explain = useErrorWords();
  const { value, error, again } = useAsked("seal:get", {});
  const [asked, setAsked] = useState<"keep" | "put-away" | null>(null);
  const current = value?.versions.find(({ isInUse }) => isInUse) ?? null;
  const stale = isStale ? say("stale") : null;
  const done = () => {
    setAsked(null);
    again();
  };
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("seal")}</h1>
        <p className="sheet__note">{say("seal.lead")}</p>
        {current ? (
          <Button className="sheet__end" disabledBecause={stale} onPress={() => setAsked("put-away")}>
            {say("seal.putAway")}
          </Button>
        ) : null}
        <Button
          kind={current ? "plain" : "next"}
          className={current ? "" : "sheet__end"}
          disabledBecause={stale}
          onPress={() => setAsked("keep")}
        >
          {say("seal.keep")}
        </Button>
      </div>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      {value && !current ? <Notice kind="attention" what={say("seal.none")} /> : null}
      <div className="seal">
        {value?.blobId ? <SealPicture blobId={value.blobId} name={current?.name ?? ""} /> : null}
        <ul className="seal__versions">
          {(value?.versions ?? []).map((one) => (
            <li key={one.version}>
              <strong>{one.name}</strong>{" "}
              <span className={`sheet__sign sheet__sign--${one.isInUse ? "green" : "amber"}`}>
                {say(one.isInUse ? "seal.inUse" : "seal.old")}
              </span>
              <div className="sheet__note">
                {say("seal.version", { version: one.version })} ·{" "}
                {say("seal.by", { day: one.keptAt.slice(0, 10), by: one.by })} ·{" "}
                {say("seal.uses", { count: one.uses })}
              </div>
            </li>
          ))}
        </ul>
      </div>
      <h2>{say("seal.rules")}</h2>
      <ul className="seal__rules">
        {(value?.rules ?? []).map((rule) => (
          <li key={rule.documents.join(" ")}>
            {say("seal.rule", {
              roles: rule.roles.map((role) => roleName(role)).join("、"),
              documents: rule.documents.map((kind) => documents.say(`kind.${kind}`)).join("、"),
            })}
          </li>
        ))}
      </ul>
      <SealUses />
      {asked === "keep" ? <KeepSealDialog onClose={() => setAsked(null)} onDone={done} /> : null}
      {asked === "put-away" ? <PutSealAwayDialog onClose={() => setAsked(null)} onDone={done} /> : null}
    </div>
  );

  function roleName(role: string): string {
    const key = `role.${role}`;
    return key in resultWords.zh ? say(key as keyof typeof resultWords.zh) : role;
  }
}
