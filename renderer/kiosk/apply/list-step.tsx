import type { Item } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import { applyWords } from "../../words/kiosk-apply.ts";
import { useWords } from "../../words/words.ts";
import { useKiosk } from "../kiosk-context.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { PersonNotice } from "../parts/person-notice.tsx";
import { isByCard } from "./applying.ts";

/** What is needed, before anything is done: nobody photographs five papers to learn that the sixth is at home. */
export function ListStep({ item, onBegin }: { item: Item; onBegin: () => void }) {
  const { office } = useKiosk();
  const { say, pick } = useWords(applyWords);
  const typed = item.form.filter((field) => !isByCard(field, (source) => office.shown(source) !== null));
  return (
    <Page
      className="apply apply--list"
      nav={<Nav />}
      lead={
        <>
          <p className="lead__kicker">{say("title")}</p>
          <h1 className="lead__title lead__title--long">{pick(item.name)}</h1>
          <p className="lead__more">{say("list.more")}</p>
          <PersonNotice />
        </>
      }
    >
      <section className="apply__list">
        <h2>{say(item.materials.length > 0 ? "list.materials" : "list.noMaterials")}</h2>
        <ol>
          {item.materials.map((material, at) => (
            <li key={material.id}>
              <span className="apply__number digits">{at + 1}</span>
              <span>{material.name}</span>
              <small>{say(material.isRequired ? "list.required" : "list.optional")}</small>
            </li>
          ))}
        </ol>
        <p>{typed.length > 0 ? say("list.form", { count: typed.length }) : say("list.noForm")}</p>
        <p>{item.promisedDays ? say("list.days", { days: item.promisedDays }) : say("list.daysNone")}</p>
      </section>
      <Button kind="next" className="wide-button" onPress={onBegin}>
        {say("list.begin")}
      </Button>
    </Page>
  );
}
