import { mountPage } from "../kit/mount.tsx";
import { CounterPage } from "./counter-page.tsx";

void mountPage({ page: "counter", entry: "staff", draw: ({ devices }) => <CounterPage devices={devices} /> });
