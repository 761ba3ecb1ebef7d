import { Input, Select, Table, type TableColumnsType } from "antd";
import { useMemo, useState } from "react";
import type { CatalogItem } from "../../../hall-server/contract/hall.ts";
import { Button } from "../../kit/button.tsx";
import { findItems } from "../../kit/items/find-items.ts";
import { managerWords } from "../../words/manager.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { useCatalogue, useCatalogueNames } from "./catalogue-context.tsx";
import { useItemNames } from "./item-names.ts";

interface ItemListProps {
  isStale: boolean;
  onOpen: (itemId: string) => void;
  onAdd: () => void;
}

const marks = [
  "isSelfService",
  "isPromiseAllowed",
  "isPostAllowed",
  "isVillageErrand",
  "isCrossPlace",
  "needsTwoReviewers",
] as const;

/** Items in force, found by name, pinyin initials or code, and by department. */
export function ItemList({ isStale, onOpen, onAdd }: ItemListProps) {
  const { say, pick } = useWords(managerItemWords);
  const frame = useWords(managerWords);
  const names = useItemNames();
  const { catalog } = useCatalogue();
  const { domains } = useCatalogueNames();
  const [sought, setSought] = useState("");
  const [domain, setDomain] = useState("");
  const items = useMemo(() => {
    const all = (catalog?.items ?? []).filter((item) => domain === "" || item.domain === domain);
    const typed = sought.trim();
    if (typed === "") return all;
    const byName = findItems(all, typed).map(({ item }) => item);
    const byId = all.filter((item) => item.id.includes(typed.toLowerCase()) && !byName.includes(item));
    return [...byName, ...byId];
  }, [catalog, domain, sought]);
  const daysOf = (days: number | null) =>
    days === null ? say("noLimit") : days === 0 ? say("sameDay") : say("days", { days });
  const domainName = (id: string) => {
    const found = domains.find((one) => one.id === id);
    return found ? pick(found.name) : id;
  };
  const columns: TableColumnsType<CatalogItem> = [
    { title: say("item"), key: "name", render: (_, item) => <strong>{pick(item.name)}</strong> },
    { title: say("department"), key: "domain", width: 150, render: (_, item) => domainName(item.domain) },
    { title: say("kind"), key: "kind", width: 110, render: (_, item) => names.code("kind", item.kind) },
    { title: say("promised"), key: "promised", width: 90, render: (_, item) => daysOf(item.promisedDays) },
    { title: say("law"), key: "law", width: 90, render: (_, item) => daysOf(item.lawDays) },
    { title: say("materials"), key: "materials", width: 80, render: (_, item) => item.materials.length },
    {
      title: say("marks"),
      key: "marks",
      width: 260,
      render: (_, item) => (
        <span className="items__marks">
          {marks
            .filter((mark) => item[mark])
            .map((mark) => (
              <span key={mark}>{say(`mark.${mark}`)}</span>
            ))}
          {item.materials.some((material) => material.gapsAllowed) ? <span>{say("mark.gaps")}</span> : null}
        </span>
      ),
    },
    { title: say("version"), key: "version", width: 70, render: (_, item) => item.version ?? 1 },
    {
      title: <span className="unseen">{say("steps")}</span>,
      key: "steps",
      width: 110,
      align: "right",
      render: (_, item) => (
        <Button
          className="sheet__quiet"
          label={say("openOf", { name: pick(item.name) })}
          onPress={() => onOpen(item.id)}
        >
          {say("open")}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className="items__find">
        <Input
          type="search"
          aria-label={say("find")}
          placeholder={say("find")}
          value={sought}
          maxLength={60}
          allowClear
          onChange={({ target }) => setSought(target.value)}
        />
        <Select
          aria-label={say("department")}
          value={domain}
          showSearch
          optionFilterProp="label"
          options={[
            { value: "", label: say("allDepartments") },
            ...domains.map((one) => ({ value: one.id, label: pick(one.name) })),
          ]}
          onChange={setDomain}
        />
        <Button
          kind="next"
          className="sheet__small sheet__end"
          {...(isStale ? { disabledBecause: frame.say("staleBecause") } : {})}
          onPress={onAdd}
        >
          {say("add")}
        </Button>
      </div>
      <Table<CatalogItem>
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={items}
        pagination={items.length > 14 ? { pageSize: 14, showSizeChanger: false } : false}
        locale={{ emptyText: catalog ? say("none") : say("loading") }}
      />
    </>
  );
}
