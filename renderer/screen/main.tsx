import { mountPage } from "../kit/mount.tsx";
import { ScreenPage } from "./screen-page.tsx";

void mountPage({ page: "screen", entry: "device", draw: ({ devices }) => <ScreenPage devices={devices} /> });
