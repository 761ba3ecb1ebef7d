export { tryKeypad as tryOut } from "./cli.ts";
export { simulateKeypad as simulate } from "./dock.ts";
