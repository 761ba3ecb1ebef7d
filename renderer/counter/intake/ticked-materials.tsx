import { type KeyboardEvent, useEffect, useRef } from "react";
import type { IntakeMaterial } from "./intake-item.ts";

interface TickedMaterialsProps {
  label: string;
  materials: readonly IntakeMaterial[];
  ticked: ReadonlySet<string>;
  noteOf: (material: IntakeMaterial) => string;
  onTick: (ticked: ReadonlySet<string>) => void;
  onEnter: () => void;
}

/** Materials of which some are meant: a digit ticks, arrows move, Enter goes on with those that are ticked. */
export function TickedMaterials(props: TickedMaterialsProps) {
  const { label, materials, ticked, noteOf, onTick, onEnter } = props;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector("input")?.focus(), []);
  const toggle = (id: string) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    onTick(next);
  };
  const hear = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const picked = /^[1-9]$/.test(event.key) ? materials[Number(event.key) - 1] : undefined;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter") {
      event.preventDefault();
      onEnter();
    } else if (picked) {
      event.preventDefault();
      toggle(picked.id);
    } else if (step !== 0) {
      event.preventDefault();
      const all = [...(list.current?.querySelectorAll("input") ?? [])];
      const at = all.indexOf(document.activeElement as HTMLInputElement);
      all[(at + step + all.length) % all.length]?.focus();
    }
  };
  return (
    <ul className="intake-ticked" aria-label={label} ref={list} onKeyDown={hear}>
      {materials.map((material, at) => (
        <li key={material.id}>
          <label className="desk-tick">
            <span className={at < 9 ? "desk-cap" : "desk-cap desk-cap--none"}>{at < 9 ? at + 1 : ""}</span>
            <input type="checkbox" checked={ticked.has(material.id)} onChange={() => toggle(material.id)} />
            <span className="intake-ticked__name">{material.name}</span>
            <span className="desk-second">{noteOf(material)}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
