import { DatePicker, InputNumber, Select } from "antd";
import { useRef, useState } from "react";
import type { BypassAnswer } from "../../../../hall-server/contract/bypass.ts";
import { Button } from "../../../kit/button.tsx";
import { handToBrowser } from "../../../kit/desk/hand-to-browser.ts";
import { useAct } from "../../../kit/desk/use-act.ts";
import type { PageError } from "../../../kit/hall.ts";
import { useHall } from "../../../kit/hall-context.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { useErrorWords } from "../../../words/errors.ts";
import { managerBypassWords } from "../../../words/manager-bypass.ts";
import { useWords } from "../../../words/words.ts";
import { useCatalogueNames } from "../catalogue-context.tsx";
import { MistakeTable } from "../mistake-table.tsx";

interface CompareFormProps {
  isStale: boolean;
  onKept: () => void;
}

type Comparing =
  | { is: "none" }
  | { is: "reading"; file: string }
  | { is: "found"; file: string; answer: BypassAnswer }
  | { is: "kept"; missing: number }
  | { is: "failed"; error: PageError };

const usualDays = 15;

export function CompareForm({ isStale, onKept }: CompareFormProps) {
  const { say, pick } = useWords(managerBypassWords);
  const explain = useErrorWords();
  const hall = useHall();
  const { domains } = useCatalogueNames();
  const input = useRef<HTMLInputElement>(null);
  const [domain, setDomain] = useState<string | null>(null);
  const [span, setSpan] = useState<[string, string] | null>(null);
  const [withinDays, setWithinDays] = useState(usualDays);
  const [state, setState] = useState<Comparing>({ is: "none" });
  const { act, isBusy, trouble } = useAct("bypass:keep");
  const compare = async (file: File) => {
    if (domain === null || span === null) return;
    setState({ is: "reading", file: file.name });
    const asked = new URLSearchParams({ domain, from: span[0], to: span[1], withinDays: String(withinDays) });
    const answer = await hall.upload(`/api/bypass/lists?${asked}`, file);
    if (answer.ok) setState({ is: "found", file: file.name, answer: answer.value as BypassAnswer });
    else setState({ is: "failed", error: answer.error });
  };
  const keep = async (listId: string) => {
    if (isBusy) return;
    const answer = await act({ listId });
    if (!answer.ok) return;
    setState({ is: "kept", missing: answer.value.missing });
    onKept();
  };
  const template = async () => {
    const answer = await hall.download("/api/bypass/lists/empty");
    if (answer.ok) handToBrowser(answer.value, say("templateName"));
    else setState({ is: "failed", error: answer.error });
  };
  const hindrance = isStale
    ? say("stale")
    : domain === null
      ? say("chooseDepartment")
      : span === null
        ? say("chooseSpan")
        : null;
  return (
    <section className="bypass">
      <h2>{say("title")}</h2>
      <p>{say("hint")}</p>
      <p className="sheet__note">{say("columns")}</p>
      <div className="items__row">
        <Select
          aria-label={say("department")}
          value={domain ?? ""}
          showSearch
          optionFilterProp="label"
          options={[
            { value: "", label: say("chooseDepartment") },
            ...domains.map((one) => ({ value: one.id, label: pick(one.name) })),
          ]}
          onChange={(chosen) => setDomain(chosen === "" ? null : chosen)}
        />
        <DatePicker.RangePicker
          aria-label={say("span")}
          onChange={(dates) =>
            setSpan(
              dates?.[0] && dates[1] ? [dates[0].format("YYYY-MM-DD"), dates[1].format("YYYY-MM-DD")] : null,
            )
          }
        />
        <label className="items__row" htmlFor="bypass-within">
          {say("within")}
          <InputNumber
            id="bypass-within"
            min={0}
            max={120}
            precision={0}
            value={withinDays}
            onChange={(days) => setWithinDays(days ?? usualDays)}
          />
        </label>
        <Button className="sheet__small" onPress={() => void template()}>
          {say("template")}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={say("file")}
          accept=".xlsx"
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) void compare(chosen);
            target.value = "";
          }}
        />
        <Button
          kind="next"
          className="sheet__small"
          {...(hindrance === null ? {} : { disabledBecause: hindrance })}
          onPress={() => input.current?.click()}
        >
          {say("choose")}
        </Button>
      </div>
      {state.is === "reading" ? <p role="status">{say("reading", { file: state.file })}</p> : null}
      {state.is === "failed" ? <Notice kind="wrong" what={explain(state.error)} /> : null}
      {state.is === "kept" ? (
        <Notice kind="said" icon="checkCircle" what={say("kept", { missing: state.missing })} />
      ) : null}
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      {state.is === "found" ? <Found file={state.file} answer={state.answer} onKeep={keep} /> : null}
    </section>
  );
}

interface FoundProps {
  file: string;
  answer: BypassAnswer;
  onKeep: (listId: string) => Promise<void>;
}

function Found({ file, answer, onKeep }: FoundProps) {
  const { say } = useWords(managerBypassWords);
  const { listId, total, matched, missing, mistakes, mistakeCount } = answer;
  if (listId === null)
    return (
      <MistakeTable
        what={say("mistakes", { file, count: mistakeCount })}
        mistakes={mistakes}
        count={mistakeCount}
      />
    );
  return (
    <div className="items__row">
      <Notice kind={missing > 0 ? "attention" : "said"} what={say("found", { total, matched, missing })} />
      <Button kind="next" className="sheet__small" onPress={() => void onKeep(listId)}>
        {say("keep")}
      </Button>
    </div>
  );
}
