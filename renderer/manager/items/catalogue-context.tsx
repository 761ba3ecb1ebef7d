import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { Catalog } from "../../../hall-server/contract/hall.ts";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { useDescription } from "../hall-names.tsx";
import type { NamedList } from "./fields.ts";

interface CatalogueValue {
  catalog: Catalog | null;
  names: QueryValue<"items:names"> | null;
  /** It could not be read. */
  isAway: boolean;
  /** After something was saved. */
  again: () => void;
}

const CatalogueContext = createContext<CatalogueValue>({
  catalog: null,
  names: null,
  isAway: false,
  again: () => {},
});

/** The items in force, read anew after each change that is made here. */
export function CatalogueProvider({ children }: { children: ReactNode }) {
  const hall = useHall();
  const [round, setRound] = useState(0);
  const [catalog, setCatalog] = useState<Catalog | null>(null);
  const [isAway, setIsAway] = useState(false);
  const { value: names } = useAsked("items:names", {});
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads it again.
  useEffect(() => {
    let isGone = false;
    hall.read("/api/catalog").then(
      (read) => {
        if (isGone) return;
        setCatalog(read as Catalog);
        setIsAway(false);
      },
      () => isGone || setIsAway(true),
    );
    return () => {
      isGone = true;
    };
  }, [hall, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const value = useMemo(() => ({ catalog, names, isAway, again }), [catalog, names, isAway, again]);
  return <CatalogueContext value={value}>{children}</CatalogueContext>;
}

export const useCatalogue = () => useContext(CatalogueContext);

type Named = Record<NamedList, readonly { id: string; name: { zh: string; en: string } }[]>;

/** What this hall calls its departments, categories, life events, queues and units. */
export function useCatalogueNames(): Named {
  const { names } = useCatalogue();
  const description = useDescription();
  return useMemo(
    () => ({
      categories: names?.categories ?? [],
      domains: names?.domains ?? [],
      lifeEvents: names?.lifeEvents ?? [],
      units: names?.units ?? [],
      queues: description?.queues ?? [],
    }),
    [names, description],
  );
}
