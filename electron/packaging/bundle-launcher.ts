import { join } from "node:path";
import { rolldown } from "rolldown";

/** The launcher in one file: what an installer puts on a kiosk and no update touches. */
export async function bundleLauncher(root: string, to: string): Promise<void> {
  const bundle = await rolldown({
    input: join(root, "electron/updates/launcher.ts"),
    platform: "node",
    external: [/^node:/, "electron"],
    logLevel: "silent",
  });
  await bundle.write({ file: to, format: "esm", codeSplitting: false, minify: false });
  await bundle.close();
}
