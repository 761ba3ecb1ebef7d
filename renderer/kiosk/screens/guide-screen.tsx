import type { CatalogItem } from "../../../hall-server/contract/hall.ts";
import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { isSameDay, tagsOf } from "../../kit/items/item-facts.ts";
import { materialDetails } from "../../kit/items/material-details.ts";
import { Notice } from "../../kit/notice.tsx";
import { itemGuideWords } from "../../words/item-guide.ts";
import { useWords } from "../../words/words.ts";
import type { PrintState, Screen } from "../flow/state.ts";
import { useChoice, useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { useMayPrint } from "../parts/use-may-print.ts";

const mostMaterials = 8;
const mostWithDetails = 6;

/** 办事指南 for one item: what to bring, how long, what it costs. */
export function GuideScreen({ screen }: { screen: Extract<Screen, { at: "guide" }> }) {
  const { dispatch, view, isStale } = useKiosk();
  const { say, pick } = useKioskWords();
  const { say: sayOfGuide } = useWords(itemGuideWords);
  // A long list has room for names alone; the paper has all of it.
  const detailsOf = (material: CatalogItem["materials"][number]) =>
    materialDetails(material, sayOfGuide).slice(0, (item?.materials.length ?? 0) > mostWithDetails ? 1 : 3);
  const choice = { kind: "item", itemId: screen.itemId } as const;
  const { name, item } = useChoice(choice);
  if (!item) return null;
  return (
    <Page
      className="guide"
      nav={<Nav />}
      lead={
        <>
          <p className="lead__kicker">
            {[say("guide"), ...tagsOf(item, sayOfGuide)].join(sayOfGuide("dot"))}
          </p>
          <h1 className="lead__title lead__title--long">{pick(name)}</h1>
          <dl className="facts">
            <div>
              <dt>{say("days")}</dt>
              <dd>
                {say(isSameDay(item) ? "sameDay" : "inDays", { days: item.promisedDays ?? 0 })}
                {item.lawDays && !isSameDay(item) ? (
                  <small>{say("law", { days: item.lawDays })}</small>
                ) : null}
              </dd>
            </div>
            <div>
              <dt>{say("fee")}</dt>
              <dd>{item.fee ?? say("free")}</dd>
            </div>
          </dl>
        </>
      }
    >
      <section className="materials">
        <h2>{say("materials")}</h2>
        {item.materials.length === 0 ? <p>{say("noMaterials")}</p> : null}
        <ol>
          {item.materials.slice(0, mostMaterials).map((material, at) => (
            <li key={material.id}>
              <span className="materials__number digits">{at + 1}</span>
              {material.name}
              {detailsOf(material).map((detail) => (
                <small key={detail}>{detail}</small>
              ))}
            </li>
          ))}
        </ol>
        {item.materials.length > mostMaterials ? (
          <p>{say("moreMaterials", { count: item.materials.length - mostMaterials })}</p>
        ) : null}
      </section>
      <div className="guide__ways">
        <Paper print={screen.print} />
        {item.isSelfService && !isStale ? (
          <Button
            kind={view.hall.isOpen ? "plain" : "next"}
            className="wide-button"
            onPress={() => dispatch({ event: "apply", itemId: item.id })}
          >
            <Icon name="check" />
            {say("applyThis")}
          </Button>
        ) : null}
        {view.hall.isOpen ? (
          <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "choose", choice })}>
            <Icon name="ticket" />
            {say("takeForThis")}
          </Button>
        ) : null}
      </div>
    </Page>
  );
}

const saidOf = {
  printing: "guidePrinting",
  printed: "guideTaken",
  "not-printed": "guideNotPrinted",
  unknown: "guideUnknown",
} as const;

/** The list on paper, where this machine has a printer that works. While the hall is closed it is the next step. */
function Paper({ print }: { print: PrintState }) {
  const { dispatch, view } = useKiosk();
  const { say } = useKioskWords();
  const mayPrint = useMayPrint();
  if (!mayPrint && print.is === "not-asked") return null;
  const isPaperOut = print.is === "not-printed" && print.reason === "paper-out";
  const said = print.is === "not-asked" ? null : say(isPaperOut ? "guidePaperOut" : saidOf[print.is]);
  const isWell = print.is === "printing" || print.is === "printed";
  if (said !== null && (isWell || !mayPrint)) {
    return (
      <Notice
        kind={isWell ? "said" : "attention"}
        icon={print.is === "printed" ? "arrowDown" : "printer"}
        what={said}
      />
    );
  }
  return (
    <Button
      kind={view.hall.isOpen ? "plain" : "next"}
      className="wide-button"
      onPress={() => dispatch({ event: "print-guide" })}
    >
      <Icon name="printer" />
      {said === null ? (
        say("printGuide")
      ) : (
        <span className="button__stack" role="alert">
          <span>{say("tryPrint")}</span>
          <span className="button__why">{said}</span>
        </span>
      )}
    </Button>
  );
}
