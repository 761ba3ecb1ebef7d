import { mountPage } from "../kit/mount.tsx";

void mountPage({ page: "pad", entry: "device", draw: () => null });
