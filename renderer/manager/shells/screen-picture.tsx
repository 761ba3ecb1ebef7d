import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { useAct } from "../../kit/desk/use-act.ts";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { shellWords } from "../../words/manager-shells.ts";
import { useWords } from "../../words/words.ts";
import { useNames } from "../hall-names.tsx";
import type { Shell } from "./shell-said.ts";

interface ScreenPictureProps {
  shell: Shell;
  isStale: boolean;
}

/** Asked for by a press, of one window; nothing is shown of what another person asked for. */
export function ScreenPicture({ shell, isStale }: ScreenPictureProps) {
  const { say } = useWords(shellWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const { act, isBusy, trouble } = useAct("shell:askPicture");
  const [requestId, setRequestId] = useState<string | null>(null);
  const picture = requestId !== null && shell.picture?.requestId === requestId ? shell.picture : null;
  const isWaiting = isBusy || picture?.state === "asked";
  const why = isStale ? frame.say("staleBecause") : shell.silentSince ? say("pictureSilent") : null;
  const ask = async (window: number) => {
    if (isWaiting) return;
    const answer = await act({ deviceId: shell.deviceId, window });
    if (answer.ok) setRequestId(answer.value.requestId);
  };
  const windows = shell.windows.length > 1 ? shell.windows : [null];
  return (
    <section className="shells__picture" aria-labelledby="shell-picture">
      <h3 id="shell-picture">{say("picture")}</h3>
      <p className="sheet__note">{say("pictureNote")}</p>
      <div className="shells__windows">
        {windows.map((window, i) => (
          <Button
            key={window ? `${window.role} ${i}` : "only"}
            onPress={() => void ask(i)}
            disabledBecause={why}
          >
            {window ? say("pictureAskWindow", { role: say(`role.${window.role}`) }) : say("pictureAsk")}
          </Button>
        ))}
      </div>
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      {isWaiting ? <p role="status">{say("pictureWait")}</p> : null}
      {picture?.state === "not-given" ? <Notice kind="attention" what={say("pictureNone")} /> : null}
      {picture?.state === "here" ? <Shown requestId={picture.requestId} name={shell.name} /> : null}
    </section>
  );
}

function Shown({ requestId, name }: { requestId: string; name: string }) {
  const { say } = useWords(shellWords);
  const explain = useErrorWords();
  const names = useNames();
  const { value, error } = useAsked("shell:seePicture", { requestId });
  if (error) return <Notice kind="wrong" what={explain(error)} />;
  if (!value) return <p role="status">{say("pictureWait")}</p>;
  if (!value.picture) return <Notice kind="attention" what={say("pictureNone")} />;
  const time = clockOf(value.picture.takenAt);
  return (
    <figure className="shells__shown">
      <img
        src={`data:image/jpeg;base64,${value.picture.jpeg}`}
        alt={say("pictureOf", { name: names.asNamed(name), time })}
      />
      <figcaption>{say("pictureAt", { time })}</figcaption>
    </figure>
  );
}
