import { useState } from "react";
import type { Item } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import { KeptBy, useKeeper } from "../../kit/desk/unkept.tsx";
import { MaterialPages } from "../../kit/materials/material-pages.tsx";
import { applyWords } from "../../words/kiosk-apply.ts";
import { useWords } from "../../words/words.ts";
import { useKiosk } from "../kiosk-context.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { type Applying, pagesFor } from "./applying.ts";

interface MaterialsStepProps {
  item: Item;
  applying: Applying;
  onChange: (make: (last: Applying) => Applying) => void;
  onDone: () => void;
}

/** One paper a page: laid under the camera, looked at, kept. */
export function MaterialsStep({ item, applying, onChange, onDone }: MaterialsStepProps) {
  const { office } = useKiosk();
  const { say } = useWords(applyWords);
  const [at, setAt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [isUnkept, setUnkept] = useState(false);
  const keeper = useKeeper();
  const material = item.materials[at];
  if (!material) return null;
  const pages = pagesFor(applying, material.id);
  const isLast = at === item.materials.length - 1;
  const isSkipped = pages.length === 0 && !material.isRequired;
  const cannotLeave = isBusy ? say("materials.busy") : isUnkept ? say("materials.unkept") : null;
  const cannot = cannotLeave
    ? cannotLeave
    : pages.length === 0 && material.isRequired
      ? say("materials.needed")
      : null;
  return (
    <Page
      className="apply apply--materials"
      nav={<Nav onBack={at > 0 ? () => setAt(at - 1) : undefined} cannotBack={cannotLeave} />}
      lead={
        <>
          <p className="lead__kicker">{say("materials.at", { at: at + 1, count: item.materials.length })}</p>
          <h1 className="lead__title lead__title--long">{material.name}</h1>
          <p className="lead__more">
            {material.note ?? (material.isRequired ? "" : say("materials.optional"))}
          </p>
        </>
      }
    >
      <div className="apply__pages">
        <KeptBy keeper={keeper} onHolding={setUnkept}>
          <MaterialPages
            key={material.id}
            title={material.name}
            pages={pages}
            onChange={(next) =>
              onChange((last) => ({ ...last, pages: { ...last.pages, [material.id]: next } }))
            }
            devices={office.devices}
            look="touch"
            most={20}
            startsWithCamera={pages.length === 0}
            onBusy={setBusy}
          />
        </KeptBy>
      </div>
      <div className="apply__steps">
        <Button
          key={material.id}
          kind={cannot ? "plain" : "next"}
          disabledBecause={cannot}
          onPress={() => (isLast ? onDone() : setAt(at + 1))}
        >
          {say(isSkipped ? "materials.skip" : isLast ? "materials.done" : "materials.next")}
        </Button>
      </div>
    </Page>
  );
}
