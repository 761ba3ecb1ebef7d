export { trySign as tryOut } from "./cli.ts";
export { simulateSign as simulate } from "./dock.ts";
