import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { isSameDay } from "../../kit/items/item-facts.ts";
import type { Screen } from "../flow/state.ts";
import { useChoice, useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";

const mostMaterials = 8;

/** 办事指南 for one item: what to bring, how long, what it costs. */
export function GuideScreen({ screen }: { screen: Extract<Screen, { at: "guide" }> }) {
  const { dispatch } = useKiosk();
  const { say, pick } = useKioskWords();
  const choice = { kind: "item", itemId: screen.itemId } as const;
  const { name, item } = useChoice(choice);
  if (!item) return null;
  return (
    <Page
      className="guide"
      nav={<Nav />}
      lead={
        <>
          <p className="lead__kicker">{say("guide")}</p>
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
              {material.isRequired ? null : <small>{say("ifNeeded")}</small>}
            </li>
          ))}
        </ol>
        {item.materials.length > mostMaterials ? (
          <p>{say("moreMaterials", { count: item.materials.length - mostMaterials })}</p>
        ) : null}
      </section>
      <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "choose", choice })}>
        <Icon name="ticket" />
        {say("takeForThis")}
      </Button>
    </Page>
  );
}
