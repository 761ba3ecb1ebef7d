import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { QueryValue } from "../../../../hall-server/contract/queries.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { useCatalog } from "../../../kit/hall-context.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { elsewhereWords } from "../../../words/elsewhere.ts";
import { useWords } from "../../../words/words.ts";

interface TakeInDialogProps {
  sites: QueryValue<"elsewhere:list">["sites"];
  onClose: () => void;
  onDone: (what: string) => void;
}

/** What another hall sent here: whose it is, for what, and how many sheets lie in the envelope. */
export function TakeInDialog({ sites, onClose, onDone }: TakeInDialogProps) {
  const { say, pick } = useWords(elsewhereWords);
  const explain = useDeliveryTroubles();
  const items = useCatalog()?.items ?? [];
  const { act, isBusy, trouble } = useAct("elsewhere:takeIn");
  const [siteId, setSiteId] = useState(sites[0]?.id ?? "");
  const [itemId, setItemId] = useState<string | null>(null);
  const [typed, setTyped] = useState({ theirNumber: "", waybill: "", name: "", idNumber: "" });
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const item = items.find(({ id }) => id === itemId) ?? null;
  const { theirNumber, waybill, name, idNumber } = typed;
  const isReady = item !== null && [theirNumber, name, idNumber].every((text) => text.trim() !== "");
  const takeIn = async () => {
    if (!item) return;
    const answer = await act({
      ...{ siteId, itemId: item.id, theirNumber: theirNumber.trim() },
      ...(waybill.trim() === "" ? {} : { waybill: waybill.trim() }),
      applicant: { kind: "person", holder: { name: name.trim(), idNumber: idNumber.trim() } },
      materials: item.materials.map(({ id: materialId }) => ({
        materialId,
        originals: counts[materialId] ?? 1,
      })),
    });
    if (!answer.ok) return;
    const { application, queryPassword: password } = answer.value;
    onDone(say("takeIn.done", { number: application.number, password }));
  };
  const field = (key: keyof typeof typed, label: string) => (
    <div className="dialog__field">
      <label htmlFor={`take-in-${key}`}>{label}</label>
      <Input
        id={`take-in-${key}`}
        value={typed[key]}
        maxLength={60}
        autoComplete="off"
        onChange={({ target }) => setTyped((now) => ({ ...now, [key]: target.value }))}
      />
    </div>
  );
  return (
    <Dialog
      title={say("takeIn.title")}
      isWide
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button
            kind="next"
            disabledBecause={isBusy ? say("busy") : isReady ? null : say("takeIn.needs")}
            onPress={() => void takeIn()}
          >
            {say("takeIn")}
          </Button>
        </>
      }
    >
      <p className="sheet__note">{say("takeIn.lead")}</p>
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <div className="delivery__pair">
        <div className="dialog__field">
          <label htmlFor="take-in-site">{say("site")}</label>
          <Select
            id="take-in-site"
            value={siteId}
            onChange={setSiteId}
            options={sites.map(({ id, name: siteName }) => ({ value: id, label: siteName }))}
          />
        </div>
        {field("theirNumber", say("theirNumber"))}
        {field("waybill", say("waybill"))}
        <div className="dialog__field">
          <label htmlFor="take-in-item">{say("takeIn.item")}</label>
          <Select<string>
            id="take-in-item"
            showSearch={{ optionFilterProp: "label" }}
            value={itemId}
            onChange={setItemId}
            options={items.map(({ id, name: itemName }) => ({ value: id, label: pick(itemName) }))}
          />
        </div>
        {field("name", say("takeIn.name"))}
        {field("idNumber", say("takeIn.idNumber"))}
      </div>
      {item ? (
        <ul className="delivery__counts">
          {item.materials.map(({ id, name: materialName }) => (
            <li key={id}>
              <span>{materialName}</span>
              <InputNumber
                min={0}
                max={99}
                value={counts[id] ?? 1}
                aria-label={say("takeIn.material", { name: materialName })}
                onChange={(value) => setCounts((now) => ({ ...now, [id]: value ?? 0 }))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}
