import { Select } from "antd";
import { useState } from "react";
import { useHall } from "../../kit/hall-context.tsx";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { useCatalogue } from "./catalogue-context.tsx";

/** 业务通办手册 of a department, or of all, to be printed by the browser. */
export function HandbookPart() {
  const { say, pick } = useWords(managerItemWords);
  const hall = useHall();
  const { catalog } = useCatalogue();
  const [domain, setDomain] = useState("");
  const domains = catalog?.domains ?? [];
  const wanted = domain === "" ? "" : `?domain=${encodeURIComponent(domain)}`;
  return (
    <section>
      <h2>{say("handbookTitle")}</h2>
      <p>{say("handbookHint")}</p>
      <div className="items__row">
        <Select
          aria-label={say("department")}
          value={domain}
          showSearch
          optionFilterProp="label"
          options={[
            { value: "", label: say("handbookAll") },
            ...domains.map((one) => ({ value: one.id, label: pick(one.name) })),
          ]}
          onChange={setDomain}
        />
        <a
          className="button button--next sheet__small"
          href={`${hall.url}/api/catalog/handbook${wanted}`}
          target="_blank"
          rel="noreferrer"
        >
          {say("handbookOpen")}
        </a>
      </div>
    </section>
  );
}
