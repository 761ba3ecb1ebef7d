import "./items.css";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/notice.tsx";
import { errorWords } from "../../words/errors.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { BypassPart } from "./bypass/bypass-part.tsx";
import { CatalogueProvider, useCatalogue } from "./catalogue-context.tsx";
import { FiguresPart } from "./figures-part.tsx";
import { HandbookPart } from "./handbook-part.tsx";
import { ItemEditor } from "./item-editor.tsx";
import { ItemList } from "./item-list.tsx";
import { ItemView } from "./item-view.tsx";
import { PlannedPart } from "./planned-part.tsx";
import { WorkbookPart } from "./workbook-part.tsx";

const parts = ["list", "planned", "import", "figures", "bypass", "handbook"] as const;
type Part = (typeof parts)[number];

type Place =
  | { at: Part }
  | { at: "item"; itemId: string; version?: number }
  | { at: "edit"; itemId: string | null };

/** 事项: the catalogue, found, changed, planned, withdrawn, brought in and out, measured. */
export function ItemsPage({ isStale }: { isStale: boolean }) {
  return (
    <CatalogueProvider>
      <Inner isStale={isStale} />
    </CatalogueProvider>
  );
}

function Inner({ isStale }: { isStale: boolean }) {
  const { say } = useWords(managerItemWords);
  const errors = useWords(errorWords);
  const { catalog, isAway, again } = useCatalogue();
  const [place, setPlace] = useState<Place>({ at: "list" });
  const [done, setDone] = useState<string | null>(null);
  const go = (next: Place) => {
    setDone(null);
    setPlace(next);
  };
  /** Something has changed: back to the list, with what was done above it. */
  const finish = (sentence: string, next: Place = { at: "list" }) => {
    again();
    setPlace(next);
    setDone(sentence);
  };
  if (place.at === "edit")
    return (
      <ItemEditor
        itemId={place.itemId}
        onBack={() => go(place.itemId === null ? { at: "list" } : { at: "item", itemId: place.itemId })}
        onSaved={(itemId, sentence) => finish(sentence, { at: "item", itemId })}
      />
    );
  return (
    <div className="sheet items">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <p className="sheet__note" role="status">
          {catalog ? say("summary", { count: catalog.items.length }) : say("loading")}
        </p>
        <nav className="items__parts" aria-label={say("parts")}>
          {parts.map((part) => (
            <Button
              key={part}
              className="sheet__small"
              kind={place.at === part ? "chosen" : "plain"}
              isPressed={place.at === part}
              onPress={() => go({ at: part })}
            >
              {say(`part.${part}`)}
            </Button>
          ))}
        </nav>
      </div>
      {isAway ? <Notice kind="wrong" what={errors.say("server-away")} /> : null}
      {done ? <Notice kind="said" icon="checkCircle" what={done} /> : null}
      {draw()}
    </div>
  );

  function draw() {
    switch (place.at) {
      case "list":
        return (
          <ItemList
            isStale={isStale}
            onOpen={(itemId) => go({ at: "item", itemId })}
            onAdd={() => go({ at: "edit", itemId: null })}
          />
        );
      case "planned":
        return (
          <PlannedPart
            isStale={isStale}
            onOpen={(itemId, version) => go({ at: "item", itemId, version })}
            onDone={again}
          />
        );
      case "import":
        return <WorkbookPart isStale={isStale} onApplied={again} />;
      case "figures":
        return <FiguresPart isStale={isStale} />;
      case "bypass":
        return <BypassPart isStale={isStale} />;
      case "handbook":
        return <HandbookPart />;
      case "item":
        return (
          <ItemView
            itemId={place.itemId}
            {...(place.version === undefined ? {} : { version: place.version })}
            isStale={isStale}
            onBack={() => go({ at: "list" })}
            onEdit={() => go({ at: "edit", itemId: place.itemId })}
            onWithdrawn={finish}
          />
        );
      case "edit":
        return null;
      default:
        place satisfies never;
        return null;
    }
  }
}
