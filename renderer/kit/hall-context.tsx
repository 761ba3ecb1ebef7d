import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { CatalogItem, HallDescription } from "../../hall-server/contract/hall.ts";
import type { ViewName, ViewParams } from "../../hall-server/contract/views.ts";
import type { ConnectionState, Hall, ViewState } from "./hall.ts";

const HallContext = createContext<Hall | null>(null);

export function HallProvider({ hall, children }: { hall: Hall; children: ReactNode }) {
  return <HallContext value={hall}>{children}</HallContext>;
}

export function useHall(): Hall {
  const hall = useContext(HallContext);
  if (!hall) throw new Error("No hall around this page.");
  return hall;
}

/** A view that is kept open while the component is on the page. A device may leave its own place out of `params`. */
export function useView<Name extends ViewName>(
  name: Name,
  params: Partial<ViewParams<Name>>,
): ViewState<Name> {
  const hall = useHall();
  const key = JSON.stringify(params);
  const [state, setState] = useState<ViewState<Name>>({
    value: null,
    error: null,
    isStale: false,
    heardAt: null,
  });
  useEffect(
    () => hall.watch(name, JSON.parse(key) as Partial<ViewParams<Name>>, setState),
    [hall, name, key],
  );
  return state;
}

export function useConnection(): ConnectionState {
  const hall = useHall();
  const [state, setState] = useState<ConnectionState>({ kind: "connecting" });
  useEffect(() => hall.connection(setState), [hall]);
  return state;
}

/** Hall time, told again every `everyMs`; milliseconds since the epoch. */
export function useHallTime(everyMs = 1_000): number {
  const hall = useHall();
  const [now, setNow] = useState(() => hall.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(hall.now()), everyMs);
    return () => clearInterval(timer);
  }, [hall, everyMs]);
  return now;
}

/** What stands still during a day; asked again until it is there. */
function useFetched<Value>(path: string): Value | null {
  const hall = useHall();
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetchIt = async () => {
      try {
        const read = (await hall.read(path)) as Value;
        if (!isGone) setValue(read);
      } catch {
        if (!isGone) timer = setTimeout(fetchIt, 3_000);
      }
    };
    void fetchIt();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, path]);
  return value;
}

export function useHallDescription(): HallDescription | null {
  return useFetched<HallDescription>("/api/hall");
}

export interface CatalogAnswer {
  categories: { id: string; name: { zh: string; en: string } }[];
  /** Departments. */
  domains?: { id: string; name: { zh: string; en: string } }[];
  lifeEvents: { id: string; name: { zh: string; en: string } }[];
  items: CatalogItem[];
}

export function useCatalog(): CatalogAnswer | null {
  return useFetched<CatalogAnswer>("/api/catalog");
}
