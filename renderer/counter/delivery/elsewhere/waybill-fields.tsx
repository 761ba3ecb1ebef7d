import { Input, Select } from "antd";
import type { QueryValue } from "../../../../hall-server/contract/queries.ts";
import { elsewhereWords } from "../../../words/elsewhere.ts";
import { useWords } from "../../../words/words.ts";

export type Carriers = QueryValue<"deliveries:list">["carriers"];

export interface Letter {
  carrier: string;
  waybill: string;
}

interface WaybillFieldsProps {
  carriers: Carriers;
  letter: Letter;
  onChange: (letter: Letter) => void;
}

export function WaybillFields({ carriers, letter, onChange }: WaybillFieldsProps) {
  const { say, pick } = useWords(elsewhereWords);
  return (
    <>
      <div className="dialog__field">
        <label htmlFor="elsewhere-carrier">{say("carrier")}</label>
        <Select
          id="elsewhere-carrier"
          value={letter.carrier}
          onChange={(carrier) => onChange({ ...letter, carrier })}
          options={carriers.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        />
      </div>
      <div className="dialog__field">
        <label htmlFor="elsewhere-waybill">{say("waybill")}</label>
        <Input
          id="elsewhere-waybill"
          value={letter.waybill}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...letter, waybill: target.value })}
        />
      </div>
    </>
  );
}
