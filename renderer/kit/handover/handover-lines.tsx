import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { handoverWords } from "../../words/handover.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { useCountWords } from "./sheet-words.ts";

type Line = QueryValue<"handover:get">["handover"]["lines"][number];

export interface Exception {
  line: number;
  outcome: "missing" | "damaged";
  originals: number;
  copies: number;
  note?: string;
}

interface HandoverLinesProps {
  lines: Line[];
  isReceiving: boolean;
  exceptions: ReadonlyMap<number, Exception>;
  onException: (line: number, exception: Exception | null) => void;
  onSettle: ((line: number, outcome: "found" | "lost", note: string) => Promise<void>) | null;
}

/** What is on the list; who receives it says of each line what is not as it stands there. */
export function HandoverLines({ lines, isReceiving, exceptions, onException, onSettle }: HandoverLinesProps) {
  const { say } = useWords(handoverWords);
  const count = useCountWords();
  const hasFound = lines.some(({ found }) => found !== null);
  return (
    <table className="handover__lines">
      <thead>
        <tr>
          <th scope="col">{say("item")}</th>
          <th scope="col">{say("material")}</th>
          <th scope="col">{say("count")}</th>
          {isReceiving || hasFound ? <th scope="col">{say("found")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.line}>
            <td>
              <span className="sheet__number">{line.applicationNumber}</span>
              <div className="sheet__note">{line.itemName}</div>
            </td>
            <td>{line.materialId === null ? `${say("result")} · ${line.name}` : line.name}</td>
            <td>{count(line)}</td>
            {isReceiving ? (
              <td>
                <Receiving
                  line={line}
                  exception={exceptions.get(line.line) ?? null}
                  onException={(exception) => onException(line.line, exception)}
                />
              </td>
            ) : null}
            {!isReceiving && hasFound ? (
              <td>
                <Found line={line} onSettle={onSettle} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ReceivingProps {
  line: Line;
  exception: Exception | null;
  onException: (exception: Exception | null) => void;
}

function Receiving({ line, exception, onException }: ReceivingProps) {
  const { say } = useWords(handoverWords);
  const change = (more: Partial<Exception>) => {
    if (exception) onException({ ...exception, ...more });
  };
  return (
    <div className="handover__receiving">
      <Select<"all" | "missing" | "damaged">
        value={exception?.outcome ?? "all"}
        aria-label={say("foundOf", { line: line.line + 1 })}
        onChange={(outcome) => {
          if (outcome === "all") return onException(null);
          const here = outcome === "missing" ? { originals: 0, copies: 0 } : line;
          onException({ line: line.line, outcome, originals: here.originals, copies: here.copies });
        }}
        options={(["all", "missing", "damaged"] as const).map((value) => ({
          value,
          label: say(`found.${value}`),
        }))}
      />
      {exception ? (
        <>
          {(["originals", "copies"] as const).map((field) => (
            <InputNumber
              key={field}
              min={0}
              max={line[field]}
              value={exception[field]}
              aria-label={say(`${field}Here`)}
              prefix={say(`${field}Here`)}
              onChange={(value) => change({ [field]: value ?? 0 })}
            />
          ))}
          <Input
            maxLength={300}
            placeholder={say("note")}
            aria-label={say("note")}
            value={exception.note ?? ""}
            onChange={({ target }) => change({ note: target.value })}
          />
        </>
      ) : null}
    </div>
  );
}

interface FoundProps {
  line: Line;
  onSettle: HandoverLinesProps["onSettle"];
}

function Found({ line, onSettle }: FoundProps) {
  const { say } = useWords(handoverWords);
  const [note, setNote] = useState("");
  const { found } = line;
  if (!found || found.outcome === "received") return say("found.all");
  const isShort = found.originals < line.originals || found.copies < line.copies;
  return (
    <div className="handover__receiving">
      <span className="sheet__sign sheet__sign--red">
        <Icon name="octagon" /> {say(`found.${found.outcome}`)}
      </span>
      <span>{say("found.counts", { originals: found.originals, copies: found.copies })}</span>
      {found.note ? <span className="sheet__note">{found.note}</span> : null}
      {found.settled ? (
        <span>
          {say("settled", { outcome: say(`settled.${found.settled.outcome}`), by: found.settled.by })}{" "}
          {found.settled.note}
        </span>
      ) : null}
      {isShort && !found.settled && onSettle ? (
        <>
          <Input
            maxLength={300}
            placeholder={say("settle.note")}
            aria-label={say("settle.note")}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <div className="handover__settle">
            {(["found", "lost"] as const).map((outcome) => (
              <Button
                key={outcome}
                className="sheet__small"
                onPress={() => void onSettle(line.line, outcome, note)}
              >
                {say(`settle.${outcome}`)}
              </Button>
            ))}
          </div>
        </>
      ) : null}
    </div>
  );
}
