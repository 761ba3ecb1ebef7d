import { mountPage } from "../kit/mount.tsx";

void mountPage({ page: "counter", entry: "staff", draw: () => null });
