import "@fontsource-variable/overpass/index.css";
import "@fontsource-variable/noto-sans-sc/index.css";
import "../kit/kit.css";
import { createRoot } from "react-dom/client";
import { fixtureHall } from "../kit/fixture-hall.ts";
import { HallProvider } from "../kit/hall-context.tsx";
import type { PageState } from "./states.ts";

/** Every page folder may have a `states.tsx` with `export const states: PageState[]`. */
const modules = import.meta.glob<{ states: PageState[] }>("../*/states.tsx", { eager: true });
const all = Object.entries(modules).flatMap(([path, { states }]) => {
  const page = path.split("/")[1] ?? "";
  return states.map((state) => ({ address: `${page}/${state.name}`, state }));
});

const root = document.getElementById("root");
const asked = window.location.hash.slice(1);
const found = all.find((one) => one.address === asked);
if (root && found) {
  createRoot(root).render(
    <HallProvider hall={fixtureHall(found.state.fixture)}>{found.state.draw()}</HallProvider>,
  );
} else if (root) {
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
