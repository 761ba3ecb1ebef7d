import "./papers.css";
import { useState } from "react";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { Icon, type IconName } from "../../kit/icon.tsx";
import { MaterialPicture } from "../../kit/materials/material-picture.tsx";
import { MaterialViewer } from "../../kit/materials/material-viewer.tsx";
import { PageView } from "../../kit/materials/page-view.tsx";
import { applicationWords } from "../../words/applications.ts";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import { useOffice } from "../use-office.ts";

type Material = Application["materials"][number];

const signs: Record<Material["status"], IconName> = {
  here: "checkCircle",
  missing: "octagon",
  gap: "clock",
  promised: "check",
  "not-needed": "check",
};

/** The check-list, and beside it the pages of the one that is chosen, large enough to read. */
export function MaterialsPanel({ application }: { application: Application }) {
  const { say } = useWords(caseWords);
  const { materials } = application;
  const first = materials.find((one) => one.blobIds.length > 0) ?? materials[0];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = materials.find((one) => one.materialId === chosenId) ?? first;
  const here = materials.filter((one) => one.status === "here").length;
  const asked = materials.filter((one) => one.status !== "not-needed").length;
  return (
    <div className="papers">
      <div className="papers__list">
        <h2>
          {say("materials")} <small>{say("materialsDone", { here, all: asked })}</small>
        </h2>
        <ol>
          {materials.map((material) => (
            <li key={material.materialId}>
              <MaterialLine
                material={material}
                isChosen={material === chosen}
                onChoose={() => setChosenId(material.materialId)}
              />
            </li>
          ))}
        </ol>
      </div>
      {chosen ? <Pages key={chosen.materialId} material={chosen} /> : null}
    </div>
  );
}

interface MaterialLineProps {
  material: Material;
  isChosen: boolean;
  onChoose: () => void;
}

function MaterialLine({ material, isChosen, onChoose }: MaterialLineProps) {
  const { say } = useWords(caseWords);
  const words = useWords(applicationWords);
  const { work } = useOffice();
  const { validTo, originals, copies, blobIds } = material;
  const isExpired = validTo !== null && validTo < work.today;
  const facts = [
    material.isRequired ? say("materialRequired") : say("materialOptional"),
    blobIds.length > 0 ? say("materialPages", { count: blobIds.length }) : null,
    originals > 0 ? say("materialOriginals", { count: originals }) : null,
    copies > 0 ? say("materialCopies", { count: copies }) : null,
    material.isElectronicLicence ? say("materialLicence") : null,
    material.reusedFrom ? say("materialReused", { number: material.reusedFrom.number }) : null,
    validTo !== null && !isExpired ? say("materialUntil", { day: validTo }) : null,
  ];
  return (
    <button type="button" className="paper" aria-pressed={isChosen} onClick={onChoose}>
      <span className={`paper__sign paper__sign--${material.status}`}>
        <Icon name={signs[material.status]} />
      </span>
      <span className="paper__words">
        <span className="paper__name">{material.name}</span>
        <span className="paper__facts">
          {words.say(`material.${material.status}`)} · {facts.filter(Boolean).join(" · ")}
        </span>
        {isExpired && validTo ? (
          <span className="paper__expired">
            <Icon name="octagon" /> {say("materialExpired", { day: validTo })}
          </span>
        ) : null}
      </span>
    </button>
  );
}

function Pages({ material }: { material: Material }) {
  const { say } = useWords(caseWords);
  const [at, setAt] = useState(0);
  const [isLarge, setIsLarge] = useState(false);
  const { name, blobIds } = material;
  const shown = blobIds[Math.min(at, blobIds.length - 1)];
  if (shown === undefined) return <p className="papers__none">{say("materialNoPages")}</p>;
  const nameOf = (index: number) => `${name}，${say("pageOf", { at: index + 1, count: blobIds.length })}`;
  return (
    <div className="papers__pages">
      <div className="papers__bar">
        <h3>{nameOf(at)}</h3>
        <button type="button" className="button sheet__small" onClick={() => setIsLarge(true)}>
          <Icon name="search" /> {say("enlarge")}
        </button>
      </div>
      <div className="papers__view">
        <PageView key={shown} blobId={shown} name={nameOf(at)} zoom={1} turn={0} />
      </div>
      {blobIds.length > 1 ? (
        <ol className="papers__strip">
          {blobIds.map((blobId, index) => (
            <li key={blobId}>
              <button
                type="button"
                className="papers__thumb"
                aria-pressed={index === at}
                aria-label={nameOf(index)}
                onClick={() => setAt(index)}
              >
                <MaterialPicture blobId={blobId} name="" />
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      {isLarge ? (
        <MaterialViewer
          title={name}
          pages={blobIds.map((blobId) => ({ blobId }))}
          first={shown}
          onClose={() => setIsLarge(false)}
        />
      ) : null}
    </div>
  );
}
