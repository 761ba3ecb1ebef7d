import "@fontsource-variable/overpass/index.css";
import "@fontsource-variable/noto-sans-sc/index.css";
import "../kit/kit.css";
import { createRoot } from "react-dom/client";
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

const asked = window.location.hash.slice(1);
const found = (await statesOf(`../${asked.split("/")[0]}/states.tsx`)).find((one) => one.address === asked);
const root = document.getElementById("root");
if (root && found) {
  createRoot(root).render(
    <HallProvider hall={fixtureHall(found.state.fixture)}>{found.state.draw()}</HallProvider>,
  );
} else if (root) {
  const all = (await Promise.all(Object.keys(modules).map(statesOf))).flat();
  createRoot(root).render(
    <ul id="addresses">
      {all.map(({ address, state }) => (
        <li key={address} data-width={state.width} data-height={state.height} data-address={address}>
          <a href={`#${address}`} onClick={() => setTimeout(() => window.location.reload())}>
            {address}
          </a>
        </li>
      ))}
    </ul>,
  );
}
