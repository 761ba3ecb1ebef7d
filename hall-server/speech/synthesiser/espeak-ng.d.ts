/** The part of the package's Emscripten module that `main.ts` uses; the package has no types of its own. */
declare module "espeak-ng" {
  interface Espeak {
    FS: {
      writeFile(path: string, text: string): void;
      readFile(path: string): Uint8Array;
      readFile(path: string, options: { encoding: "utf8" }): string;
    };
  }
  export default function createEspeak(options: {
    arguments: string[];
    preRun: ((module: Espeak) => void)[];
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
    print(line: string): void;
    printErr(line: string): void;
  }): Promise<Espeak>;
}
