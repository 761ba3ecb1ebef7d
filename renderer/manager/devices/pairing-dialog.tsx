import "./devices.css";
import { Select } from "antd";
import { useState } from "react";
import type { CommandRequest } from "../../../hall-server/contract/commands.ts";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { useHallTime } from "../../kit/hall-context.tsx";
import { Notice } from "../../kit/notice.tsx";
import { commonWords } from "../../words/common.ts";
import { managerWords } from "../../words/manager.ts";
import { deviceWords } from "../../words/manager-devices.ts";
import { useWords } from "../../words/words.ts";
import { useDescription } from "../hall-names.tsx";

type Kind = CommandRequest<"pairing:create">["kind"];

const kinds = ["kiosk", "screen", "sign", "pad", "host"] as const satisfies readonly Kind[];

interface PairingDialogProps {
  displays: ViewValue<"hall">["displays"];
  onClose: () => void;
}

interface Made {
  code: string;
  expiresAt: string;
  kind: Kind;
  /** Who was paired before: the one that is new since is the one that used the code. */
  before: ReadonlySet<string>;
}

/** First what and where, then the six digits until somebody has typed them. */
export function PairingDialog({ displays, onClose }: PairingDialogProps) {
  const { say } = useWords(deviceWords);
  const frame = useWords(managerWords);
  const common = useWords(commonWords);
  const { act, isBusy, trouble } = useAct("pairing:create");
  const [kind, setKind] = useState<Kind>("kiosk");
  const [chosen, setPlace] = useState<string | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const places = usePlaces(kind);
  const [only] = places;
  const place = chosen ?? (places.length === 1 && only ? only.value : null);

  const make = async () => {
    if (isBusy || place === null) return;
    const before = new Set(displays.map((display) => display.deviceId));
    const answer = await act({ kind, place });
    if (answer.ok) setMade({ ...answer.value, kind, before });
  };
  const paired = made
    ? displays.find((display) => display.kind === made.kind && !made.before.has(display.deviceId))
    : undefined;

  if (made) {
    return (
      <Dialog
        title={say("pairTitle")}
        onClose={onClose}
        trouble={trouble}
        actions={<Button onPress={onClose}>{common.say("close")}</Button>}
      >
        {paired ? (
          <Notice kind="said" what={say("pairDone", { name: paired.name })} todo={say("pairDoneTodo")} />
        ) : (
          <PairingCode made={made} onAgain={() => void make()} />
        )}
      </Dialog>
    );
  }
  return (
    <Dialog
      title={say("pairTitle")}
      onClose={onClose}
      trouble={trouble}
      actions={
        <>
          <Button onPress={onClose}>{frame.say("cancel")}</Button>
          <Button
            kind="next"
            onPress={() => void make()}
            disabledBecause={place === null ? say("pairPlaceNone") : null}
          >
            {say("pairMake")}
          </Button>
        </>
      }
    >
      <fieldset className="kinds">
        <legend>{say("pairKind")}</legend>
        {kinds.map((one) => (
          <label key={one} className="kinds__one">
            <input
              type="radio"
              name="kind"
              checked={one === kind}
              onChange={() => {
                setKind(one);
                setPlace(null);
              }}
            />
            {say(`kind.${one}`)}
          </label>
        ))}
      </fieldset>
      <div className="dialog__field">
        <span id="pair-place">{say("pairPlace")}</span>
        <Select
          aria-labelledby="pair-place"
          value={place}
          placeholder={say("pairPlaceNone")}
          onChange={setPlace}
          options={places}
          showSearch={{ optionFilterProp: "label" }}
          // The browser's dialog lies above everything else of the page: the list opens inside it.
          getPopupContainer={(trigger) => trigger.closest("dialog") ?? document.body}
        />
      </div>
    </Dialog>
  );
}

function PairingCode({ made, onAgain }: { made: Made; onAgain: () => void }) {
  const { say } = useWords(deviceWords);
  const left = Math.max(0, Math.ceil((Date.parse(made.expiresAt) - useHallTime()) / 1_000));
  if (left === 0) {
    return (
      <>
        <Notice kind="attention" what={say("pairExpired")} />
        <Button kind="next" onPress={onAgain}>
          {say("pairAgain")}
        </Button>
      </>
    );
  }
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <div className="code">
      <p>{say("pairTodo")}</p>
      <p
        className="code__digits digits"
        aria-label={`${say("pairCode")} ${[...made.code].join(" ")}`}
        role="img"
      >
        <span>{made.code.slice(0, 3)}</span>
        <span>{made.code.slice(3)}</span>
      </p>
      <p className="code__left">{say("pairLeft", { time })}</p>
    </div>
  );
}

/** A kiosk and a screen have places of their own; all else stands at a counter. */
function usePlaces(kind: Kind): { value: string; label: string }[] {
  const { pick } = useWords(deviceWords);
  const description = useDescription();
  const rows =
    kind === "kiosk" ? description?.kiosks : kind === "screen" ? description?.screens : description?.counters;
  return (rows ?? []).map((row) => ({ value: row.id, label: pick(row.name) }));
}
