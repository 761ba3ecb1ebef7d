import { useMemo } from "react";
import { itemCodeWords } from "../../words/item-codes.ts";
import { itemFieldWords } from "../../words/item-fields.ts";
import { itemProblemWords } from "../../words/item-problems.ts";
import { useWords } from "../../words/words.ts";
import { useCatalogueNames } from "./catalogue-context.tsx";
import type { NamedList } from "./fields.ts";

interface ItemNames {
  /** A field by its path; ids within lists are shown as they are: `materials.m2.gapsAllowed` → 材料 m2 · 容缺允许. */
  field: (path: string) => string;
  code: (field: string, code: string) => string;
  problem: (code: string) => string;
  list: (of: NamedList) => { value: string; label: string }[];
}

/** Names of fields and codes in the page's language; what no word is known for is shown by its own name. */
export function useItemNames(): ItemNames {
  const fields = useWords(itemFieldWords);
  const codes = useWords(itemCodeWords);
  const problems = useWords(itemProblemWords);
  const named = useCatalogueNames();
  const { language } = fields;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow `language`.
  return useMemo(() => {
    const said = <Key extends string>(
      { zh }: { zh: Readonly<Record<Key, string>> },
      say: (key: Key) => string,
      key: string,
    ) => (key in zh ? say(key as Key) : null);
    const one = (key: string) => said(itemFieldWords, fields.say, key);
    const field = (path: string): string => {
      const whole = one(path);
      if (whole !== null) return whole;
      const [first = "", ...rest] = path.split(".");
      const inner = rest.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (one(part) ?? part)));
      return [one(first) ?? first, ...inner].join(" · ");
    };
    return {
      field,
      code: (name, value) => said(itemCodeWords, codes.say, `${name}.${value}`) ?? value,
      problem: (code) => said(itemProblemWords, problems.say, code) ?? code,
      list: (of) => named[of].map(({ id, name }) => ({ value: id, label: name[language] })),
    };
  }, [language, named]);
}
