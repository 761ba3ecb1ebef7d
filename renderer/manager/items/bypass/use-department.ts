import { managerBypassWords } from "../../../words/manager-bypass.ts";
import { useWords } from "../../../words/words.ts";
import { useCatalogueNames } from "../catalogue-context.tsx";

/** A department's name; one that is gone is shown by its id. */
export function useDepartment(): (id: string) => string {
  const { pick } = useWords(managerBypassWords);
  const { domains } = useCatalogueNames();
  return (id) => {
    const found = domains.find((one) => one.id === id);
    return found ? pick(found.name) : id;
  };
}
