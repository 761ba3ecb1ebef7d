import { mountPage } from "../kit/mount.tsx";
import { DeclarePage } from "./declare-page.tsx";

void mountPage({ page: "declare", entry: "device", draw: (tools) => <DeclarePage {...tools} /> });
