import { mountPage } from "../kit/mount.tsx";

void mountPage({ page: "screen", entry: "device", draw: () => null });
