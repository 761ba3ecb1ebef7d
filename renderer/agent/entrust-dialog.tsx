import { Input, Select } from "antd";
import { useState } from "react";
import { errandWays } from "../../hall-server/contract/lists.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/desk/dialog.tsx";
import { useAct } from "../kit/desk/use-act.ts";
import { useCatalog } from "../kit/hall-context.tsx";
import { Notice } from "../kit/notice.tsx";
import { agentWords } from "../words/agent.ts";
import { useWords } from "../words/words.ts";
import { Field } from "./field.tsx";
import { readPapers } from "./papers.ts";

interface EntrustDialogProps {
  onClose: () => void;
  onEntrusted: (errandId: string) => void;
}

/** Somebody entrusts something: who, what, and which papers the agent takes along. */
export function EntrustDialog({ onClose, onEntrusted }: EntrustDialogProps) {
  const { say, pick } = useWords(agentWords);
  const catalog = useCatalog();
  const { act, isBusy, trouble } = useAct("errand:entrust");
  const [who, setWho] = useState({ name: "", idNumber: "", phone: "" });
  const [way, setWay] = useState<(typeof errandWays)[number]>("errand");
  const [itemIds, setItemIds] = useState<string[]>([]);
  const [wish, setWish] = useState("");
  const [papers, setPapers] = useState("");
  const [fault, setFault] = useState<string | null>(null);

  const entrust = async () => {
    if (isBusy) return;
    const read = readPapers(papers);
    if (who.name.trim() === "") return setFault(say("missingName"));
    if (typeof read === "number") return setFault(say("wrongPaper", { line: read }));
    setFault(null);
    const said = Object.entries(who).filter(([, value]) => value.trim() !== "");
    const answer = await act({
      way,
      itemIds,
      holder: Object.fromEntries(said.map(([field, value]) => [field, value.trim()])),
      papers: read,
      ...(wish.trim() === "" ? {} : { wish: wish.trim() }),
    });
    if (answer.ok) onEntrusted(answer.value.errand.id);
  };

  return (
    <Dialog
      title={say("entrustTitle")}
      isWide
      onClose={onClose}
      isBusy={isBusy}
      trouble={trouble}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button kind="next" onPress={() => void entrust()}>
            {say("entrustYes")}
          </Button>
        </>
      }
    >
      <p>{say("free")}</p>
      <div className="agent__who">
        {(["name", "idNumber", "phone"] as const).map((field) => (
          <Field key={field} id={`entrust-${field}`} name={say(field)}>
            <Input
              id={`entrust-${field}`}
              autoComplete="off"
              maxLength={60}
              value={who[field]}
              onChange={(event) => setWho({ ...who, [field]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <fieldset className="agent__choice">
        <legend>{say("way")}</legend>
        {errandWays.map((one) => (
          <label key={one}>
            <input type="radio" name="way" checked={one === way} onChange={() => setWay(one)} />
            {say(`way.${one}`)}
          </label>
        ))}
      </fieldset>
      <Field id="entrust-items" name={say("items")} hint={say("itemsHint")}>
        <Select
          id="entrust-items"
          mode="multiple"
          value={itemIds}
          onChange={setItemIds}
          showSearch={{ optionFilterProp: "search" }}
          maxCount={20}
          options={(catalog?.items ?? []).map((item) => ({
            value: item.id,
            label: pick(item.name),
            search: `${item.name.zh} ${item.name.en} ${item.initials}`,
          }))}
        />
      </Field>
      <Field id="entrust-wish" name={say("wish")}>
        <Input.TextArea
          id="entrust-wish"
          rows={2}
          maxLength={500}
          value={wish}
          onChange={(event) => setWish(event.target.value)}
        />
      </Field>
      <Field id="entrust-papers" name={say("papers")} hint={say("papersHint")}>
        <Input.TextArea
          id="entrust-papers"
          rows={3}
          value={papers}
          onChange={(event) => setPapers(event.target.value)}
        />
      </Field>
      {fault ? <Notice kind="wrong" what={fault} /> : null}
    </Dialog>
  );
}
