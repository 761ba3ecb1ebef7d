import { useState } from "react";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { Button } from "../../kit/button.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { lists, sections } from "./fields.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { useItemNames } from "./item-names.ts";
import { valueAt } from "./paths.ts";
import { useShown } from "./use-value-words.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

interface ItemViewProps {
  itemId: string;
  version?: number;
  isStale: boolean;
  onBack: () => void;
  onEdit: () => void;
  onWithdrawn: (sentence: string) => void;
}

/** All of one item, as it is in force or in the version that was chosen. */
export function ItemView({ itemId, version, isStale, onBack, onEdit, onWithdrawn }: ItemViewProps) {
  const { say, pick } = useWords(managerItemWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const hall = useHall();
  const standing = useStanding();
  const { value, error } = useAsked("item:get", { itemId, ...(version === undefined ? {} : { version }) });
  const [step, setStep] = useState<"history" | "withdraw" | null>(null);
  if (!value)
    return error ? <Notice kind="wrong" what={explain(error)} /> : <p role="status">{say("loading")}</p>;
  const { item } = value;
  const blocked = isStale ? { disabledBecause: frame.say("staleBecause") } : {};
  return (
    <article className="item-page">
      <div className="item-page__head">
        <Button className="sheet__small" onPress={onBack}>
          <Icon name="arrowLeft" />
          {say("back")}
        </Button>
        <div>
          <h2>{pick(item.name)}</h2>
          <p className="sheet__note">{standing(value)}</p>
        </div>
        <div className="item-page__steps">
          <a
            className="button button--plain sheet__small"
            href={`${hall.url}/api/catalog/handbook?item=${encodeURIComponent(itemId)}`}
            target="_blank"
            rel="noreferrer"
          >
            {say("print")}
          </a>
          <Button className="sheet__small" onPress={() => setStep("history")}>
            {say("history")}
          </Button>
          {value.withdrawnAt === null ? (
            <Button className="sheet__small" {...blocked} onPress={() => setStep("withdraw")}>
              {say("withdraw")}
            </Button>
          ) : null}
          <Button kind="next" className="sheet__small" {...blocked} onPress={onEdit}>
            {say("edit")}
          </Button>
        </div>
      </div>
      <Sections item={item} />
      {step === "history" ? (
        <HistoryDialog itemId={itemId} name={pick(item.name)} onClose={() => setStep(null)} />
      ) : null}
      {step === "withdraw" ? (
        <WithdrawDialog
          itemId={itemId}
          name={pick(item.name)}
          onClose={() => setStep(null)}
          onDone={onWithdrawn}
        />
      ) : null}
    </article>
  );
}

/** Which version this is, and since when or until when. */
function useStanding(): (value: QueryValue<"item:get">) => string {
  const { say } = useWords(managerItemWords);
  return ({ version, inForceFrom, withdrawnAt, isInForce }) => {
    const since = isInForce
      ? inForceFrom === null
        ? say("inForceFiled")
        : say("inForceSince", { version, date: inForceFrom })
      : inForceFrom === null || withdrawnAt !== null
        ? say("notInForce", { version })
        : say("planned", { version, date: inForceFrom });
    return withdrawnAt === null ? since : `${since} · ${say("withdrawn", { date: withdrawnAt })}`;
  };
}

function Sections({ item }: { item: QueryValue<"item:get">["item"] }) {
  const { say } = useWords(managerItemWords);
  const names = useItemNames();
  const shown = useShown();
  return (
    <div className="item-page__sections">
      {sections.map((section) => (
        <section key={section.id}>
          <h3>{say(`section.${section.id}` as "section.basic")}</h3>
          <dl>
            {section.fields.map((field) => (
              <div key={field.path}>
                <dt>{names.field(field.named ?? field.path)}</dt>
                <dd>{shown(field, valueAt(item, field.path))}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {lists.map((list) => (
        <section key={list.name} className="item-page__list">
          <h3>{say("rows", { name: names.field(list.name), count: item[list.name].length })}</h3>
          <ol>
            {item[list.name].map((row, at) => (
              <li key={"id" in row ? row.id : at}>
                <strong>{shown(list.fields[0], valueAt(row, list.title))}</strong>
                <span>
                  {list.fields
                    .filter((field) => field.path !== list.title)
                    .flatMap((field) => {
                      const value = valueAt(row, field.path);
                      const isSaid = value !== null && value !== undefined && value !== false && value !== "";
                      if (!isSaid || (Array.isArray(value) && value.length === 0)) return [];
                      const name = names.field(field.named ?? field.path);
                      return value === true ? name : `${name}：${shown(field, value)}`;
                    })
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
