import { mountPage } from "../kit/mount.tsx";

void mountPage({ page: "phone", entry: "nobody", draw: () => null });
