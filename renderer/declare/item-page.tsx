import { useEffect, useRef, useState } from "react";
import type { CatalogItem } from "../../hall-server/contract/hall.ts";
import { Button } from "../kit/button.tsx";
import { useHall } from "../kit/hall-context.tsx";
import { Icon } from "../kit/icon.tsx";
import { isSameDay, tagsOf } from "../kit/items/item-facts.ts";
import { materialDetails } from "../kit/items/material-details.ts";
import { pageOf } from "../kit/page-of.ts";
import { QrCode } from "../kit/qr-code.tsx";
import { declareWords } from "../words/declare.ts";
import { itemGuideWords } from "../words/item-guide.ts";
import { useWords } from "../words/words.ts";
import { useDeclare } from "./declare-context.tsx";
import { HowTo } from "./how-to.tsx";
import { Over } from "./over.tsx";
import { Pager } from "./pager.tsx";
import { PrintGuide } from "./print-guide.tsx";

const materialsPerPage = 6;

/** 办事指南: who may apply, what to bring, how long, what it costs, where; and how to go about it. */
export function ItemPage({ item }: { item: CatalogItem }) {
  const { go } = useDeclare();
  const { say, pick } = useWords(declareWords);
  const { say: sayOfGuide } = useWords(itemGuideWords);
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever came by keyboard or listens goes on here.
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="declare__main item">
      <section className="item__what">
        <div className="item__head">
          <Button onPress={() => go({ step: "back" })}>
            <Icon name="arrowLeft" />
            {say("back")}
          </Button>
          <h1 ref={title} tabIndex={-1} className={pick(item.name).length > 18 ? "item__title--long" : ""}>
            {pick(item.name)}
          </h1>
        </div>
        {item.tags ? <p className="item__tags">{tagsOf(item, sayOfGuide).join(sayOfGuide("dot"))}</p> : null}
        <dl className="item__facts">
          <div>
            <dt>{sayOfGuide("days")}</dt>
            <dd>
              {sayOfGuide(isSameDay(item) ? "sameDay" : "inDays", { days: item.promisedDays ?? 0 })}
              {item.lawDays && !isSameDay(item) ? (
                <small>{sayOfGuide("law", { days: item.lawDays })}</small>
              ) : null}
            </dd>
          </div>
          <div>
            <dt>{sayOfGuide("fee")}</dt>
            <dd>{item.fee ?? sayOfGuide("free")}</dd>
          </div>
          <Department item={item} />
        </dl>
        {item.conditions ? (
          <>
            <h2>{sayOfGuide("conditions")}</h2>
            <ul className="item__conditions">
              {item.conditions.map((condition) => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          </>
        ) : null}
        <Materials item={item} />
      </section>
      <aside className="item__how">
        <HowTo item={item} />
        <PrintGuide item={item} />
      </aside>
    </main>
  );
}

function Department({ item }: { item: CatalogItem }) {
  const { catalog } = useDeclare();
  const { say, pick } = useWords(itemGuideWords);
  const department = (catalog.domains ?? catalog.categories).find(({ id }) => id === item.domain);
  return department ? (
    <div>
      <dt>{say("department")}</dt>
      <dd>{pick(department.name)}</dd>
    </div>
  ) : null;
}

function Materials({ item }: { item: CatalogItem }) {
  const { place, go, hall } = useDeclare();
  const { url } = useHall();
  /** Somebody else's page, or the hall's own file under the address that phones reach it by. */
  const sampleOf = ({ sampleAddress, sampleFile }: CatalogItem["materials"][number]) =>
    sampleAddress ??
    (sampleFile
      ? `${hall.phoneAddress ?? (url || window.location.origin)}/api/catalog/files/${sampleFile}`
      : null);
  const { say } = useWords(declareWords);
  const { say: sayOfGuide } = useWords(itemGuideWords);
  const [sample, setSample] = useState<CatalogItem["materials"][number] | null>(null);
  const { rows, page, pages } = pageOf(item.materials, place.materialsPage, materialsPerPage);
  return (
    <>
      <h2>{sayOfGuide(item.materials.length === 0 ? "noMaterials" : "materials")}</h2>
      <ol className="item__materials" start={page * materialsPerPage + 1}>
        {rows.map((material, at) => (
          <li key={material.id}>
            <span className="item__number digits">{page * materialsPerPage + at + 1}</span>
            <span>
              <span className="item__material">
                {material.name}
                {materialDetails(material, sayOfGuide).map((detail) => (
                  <small key={detail}>{detail}</small>
                ))}
              </span>
              {material.note ? <span className="item__note">{material.note}</span> : null}
            </span>
            {sampleOf(material) ? (
              <Button
                className="item__sample"
                label={say("sampleLabel", { material: material.name })}
                onPress={() => setSample(material)}
              >
                {say("sample")}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {sample && sampleOf(sample) ? (
        <Over title={say("sampleTitle", { material: sample.name })} onClose={() => setSample(null)}>
          <p>{say("sampleTodo")}</p>
          <QrCode text={sampleOf(sample) ?? ""} label={say("sampleLabel", { material: sample.name })} />
          <strong className="item__address">{sampleOf(sample)}</strong>
          <Button kind="next" onPress={() => setSample(null)}>
            {say("close")}
          </Button>
        </Over>
      ) : null}
      <Pager
        page={page}
        pages={pages}
        note={say("moreMaterials", { page: page + 1, pages })}
        onTurn={(next) => go({ step: "turn-materials", page: next })}
      />
    </>
  );
}
