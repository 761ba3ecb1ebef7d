import "@fontsource-variable/overpass/index.css";
import "@fontsource-variable/noto-sans-sc/index.css";
import "../kit/kit.css";
import i18next from "i18next";
import { createRoot, type Root } from "react-dom/client";
import { fixtureHall } from "../kit/fixture-hall.ts";
import { HallProvider } from "../kit/hall-context.tsx";
import type { PageState } from "./states.ts";

/** Every page folder may have a `states.tsx` with `export const states: PageState[]`; only the one that is shown is loaded. */
const modules = import.meta.glob<PageState[]>("../*/states.tsx", { import: "states" });

async function statesOf(path: string): Promise<{ address: string; state: PageState }[]> {
  const page = path.split("/")[1] ?? "";
  const states = (await modules[path]?.()) ?? [];
  return states.map((state) => ({ address: `${page}/${state.name}`, state }));
}

const element = document.getElementById("root");
let root: Root | null = null;

/** What the address names after its hash; the list of all where it names nothing. */
async function show(): Promise<void> {
  const asked = window.location.hash.slice(1);
  const found = (await statesOf(`../${asked.split("/")[0]}/states.tsx`)).find((one) => one.address === asked);
  const all = found ? [] : (await Promise.all(Object.keys(modules).map(statesOf))).flat();
  // One before may have been asked for English; while it is there, it would ask again.
  root?.unmount();
  root = null;
  await i18next.changeLanguage("zh");
  if (!element || asked !== window.location.hash.slice(1)) return;
  root = createRoot(element);
  root.render(
    found ? (
      <HallProvider hall={fixtureHall(found.state.fixture)}>{found.state.draw()}</HallProvider>
    ) : (
      <ul id="addresses">
        {all.map(({ address, state }) => (
          <li key={address} data-width={state.width} data-height={state.height} data-address={address}>
            <a href={`#${address}`}>{address}</a>
          </li>
        ))}
      </ul>
    ),
  );
  document.documentElement.dataset.shown = asked;
}

window.addEventListener("hashchange", () => void show());
await show();
